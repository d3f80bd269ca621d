//! Each spelling of dates, times and durations reads what it writes, whatever the value; what it does not write, it refuses
//! with a reason, and what it reads, it writes again.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use groupwright_engine::domain::{Domain, JsonType};
use groupwright_engine::spelling::{
    Clock, Elapsed, Epoch, HttpDate, Rfc3339, SlashDate, Spelling, Strftime, Unit,
};
use groupwright_engine::table::ScalarNode;
use groupwright_engine::types::{Date, DateTime, Duration, DurationParts, LocalDateTime, Time};
use groupwright_engine::value::Scalar;

/// So many values of each spelling.
const VALUES: usize = 4000;

/// Numbers that are the same in every run (xorshift of 64 bits).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }

    /// A number below a bound, and often one of its limits, or a round one.
    fn edge(&mut self, bound: u64) -> u64 {
        match self.below(6) {
            0 => 0,
            1 => bound - 1,
            2 => self.below(bound) / 1000 * 1000,
            _ => self.below(bound),
        }
    }

    fn small(&mut self, bound: u64) -> i8 {
        i8::try_from(self.edge(bound)).unwrap()
    }

    fn nanosecond(&mut self) -> i32 {
        let digits = u32::try_from(self.below(10)).unwrap();
        let value = self.edge(10_u64.pow(digits)) * 10_u64.pow(9 - digits);
        i32::try_from(value).unwrap()
    }

    fn date(&mut self) -> Date {
        loop {
            let year = i16::try_from(self.edge(10_000)).unwrap();
            if let Some(date) = Date::new(year, self.small(12) + 1, self.small(31) + 1) {
                return date;
            }
        }
    }

    fn time(&mut self) -> Time {
        Time::new(self.small(24), self.small(60), self.small(60), self.nanosecond()).unwrap()
    }

    fn local(&mut self) -> LocalDateTime {
        let (date, time) = (self.date(), self.time());
        let day = (date.year(), date.month(), date.day());
        LocalDateTime::new(day, (time.hour(), time.minute(), time.second()), time.nanosecond()).unwrap()
    }

    fn datetime(&mut self) -> DateTime {
        let offset = i32::try_from(self.edge(24 * 60 * 2 - 1)).unwrap() - (24 * 60 - 1);
        let offset = if self.below(2) == 0 { 0 } else { offset };
        DateTime::new(self.local(), offset * 60).unwrap()
    }

    fn duration(&mut self) -> Duration {
        let is_time = self.below(2) == 0;
        let mut calendar = || if is_time { 0 } else { u32::try_from(self.edge(3000)).unwrap() };
        let (years, months, weeks, days) = (calendar(), calendar(), calendar(), calendar());
        let mut large = || {
            let bound = 10_u64.pow(u32::try_from(self.below(12)).unwrap() + 1);
            self.edge(bound)
        };
        let (hours, minutes, seconds) = (large(), large(), large());
        Duration::new(DurationParts {
            is_negative: self.below(3) == 0,
            years,
            months,
            weeks,
            days,
            hours,
            minutes,
            seconds,
            nanoseconds: self.nanosecond().unsigned_abs(),
        })
        .unwrap()
    }

    fn value(&mut self, domain: Domain) -> Scalar<'static> {
        match domain {
            Domain::DateTime => Scalar::DateTime(self.datetime()),
            Domain::LocalDateTime => Scalar::LocalDateTime(self.local()),
            Domain::Date => Scalar::Date(self.date()),
            Domain::Time => Scalar::Time(self.time()),
            _ => Scalar::Duration(self.duration()),
        }
    }
}

/// Every spelling, with the least part of a thousand values that it must hold.
fn spellings() -> Vec<(Domain, &'static dyn Spelling, usize)> {
    let mut all: Vec<(Domain, Box<dyn Spelling>, usize)> = Vec::new();
    for unit in [Unit::Seconds, Unit::Millis, Unit::Micros, Unit::Nanos] {
        let least = if unit == Unit::Nanos { 10 } else { 900 };
        all.push((Domain::DateTime, Box::new(Epoch::new(unit)), least));
        all.push((Domain::DateTime, Box::new(Epoch::new(unit).string()), least));
        all.push((Domain::DateTime, Box::new(Epoch::new(unit).with_digits(3)), 10));
        all.push((Domain::Date, Box::new(Epoch::date(unit)), least));
        all.push((Domain::Duration, Box::new(Elapsed::new(unit)), 100));
    }
    for unit in [Unit::Hours, Unit::Minutes] {
        all.push((Domain::Duration, Box::new(Elapsed::new(unit)), 20));
        all.push((Domain::Duration, Box::new(Elapsed::new(unit).string().with_digits(0)), 1));
    }
    all.push((Domain::Duration, Box::new(Clock), 300));
    all.push((Domain::DateTime, Box::new(HttpDate), 100));
    all.push((Domain::DateTime, Box::new(SlashDate::utc()), 100));
    all.push((Domain::DateTime, Box::new(SlashDate::with_offset()), 100));
    all.push((Domain::DateTime, Box::new(Rfc3339::datetime().utc()), 900));
    all.push((Domain::DateTime, Box::new(Rfc3339::datetime().utc().with_digits(6)), 300));
    all.push((Domain::DateTime, Box::new(Rfc3339::datetime().with_digits(0)), 100));
    all.push((Domain::LocalDateTime, Box::new(Rfc3339::local_datetime().with_digits(9)), 1000));
    all.push((Domain::Time, Box::new(Rfc3339::time().with_digits(3)), 200));
    all.push((Domain::DateTime, Box::new(Strftime::datetime("%Y-%m-%dT%H:%M:%S%.f%:z")), 900));
    all.push((Domain::DateTime, Box::new(Strftime::datetime("%a, %d %b %Y %H:%M:%S UTC").utc()), 100));
    all.push((Domain::LocalDateTime, Box::new(Strftime::local_datetime("%d.%m.%Y %H:%M")), 5));
    all.push((Domain::Date, Box::new(Strftime::date("%d/%m/%Y")), 1000));
    all.push((Domain::Date, Box::new(Strftime::date("%d.%m.%y")), 5));
    all.push((Domain::Time, Box::new(Strftime::time("%I:%M:%S %p")), 100));
    all.into_iter().map(|(domain, spelling, least)| (domain, &*Box::leak(spelling), least)).collect()
}

/// Whether two values are the same instant, or the same length of time.
fn is_same(one: Scalar<'_>, other: Scalar<'_>) -> bool {
    let instants = one.datetime().zip(other.datetime());
    let durations = one.duration().zip(other.duration());
    one == other
        || instants.is_some_and(|(one, other)| one.unix_nanoseconds() == other.unix_nanoseconds())
        || durations.is_some_and(|(one, other)| {
            one.nanoseconds().is_some() && one.nanoseconds() == other.nanoseconds()
        })
}

#[test]
fn each_spelling_reads_what_it_writes() {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    for (domain, spelling, least) in spellings() {
        let node = ScalarNode::spelled(domain, spelling);
        let mut held = 0;
        for _ in 0..VALUES {
            let (value, mut text) = (random.value(domain), String::new());
            let Ok(json) = node.write(value, &mut text) else { continue };
            held += 1;
            let what = || format!("{domain} as {}: {value:?} is {text:?}", spelling.canonical());
            assert!(json.admits(&text), "{}", what());
            for json in [Some(json), None] {
                let again = node.read(&text, json);
                assert!(again.is_some_and(|again| is_same(again, value)), "{}: {again:?}", what());
            }
            let again = node.read_tolerantly(&text);
            assert!(again.is_some_and(|again| is_same(again, value)), "{}: {again:?}", what());
            let other = if json == JsonType::String { JsonType::Number } else { JsonType::String };
            assert_eq!(node.read(&text, Some(other)), None, "{}", what());
        }
        assert!(held * 1000 >= least * VALUES, "{domain} as {} holds {held}", spelling.canonical());
    }
}

#[test]
fn what_is_read_can_be_written() {
    // Texts near to those of the spellings: each with one character that is changed, added or left out.
    let mut random = Random(0x0123_4567_89AB_CDEF);
    let letters: Vec<char> = "0123456789:.-+TZe /(),WPDHMS6é".chars().collect();
    for (domain, spelling, _) in spellings() {
        let node = ScalarNode::spelled(domain, spelling);
        for _ in 0..VALUES {
            let mut text = String::new();
            if node.write(random.value(domain), &mut text).is_err() {
                continue;
            }
            let mut text: Vec<char> = text.chars().collect();
            let at = usize::try_from(random.below(text.len() as u64)).unwrap();
            let letter = *letters.get(usize::try_from(random.below(letters.len() as u64)).unwrap()).unwrap();
            match random.below(3) {
                0 => text.insert(at, letter),
                1 => drop(text.remove(at)),
                _ => *text.get_mut(at).unwrap() = letter,
            }
            let text: String = text.into_iter().collect();
            let (strict, tolerant) = (node.read(&text, None), node.read_tolerantly(&text));
            let what = || format!("{domain} as {}: {text:?}", spelling.canonical());
            if let Some(value) = strict {
                assert_eq!(tolerant, Some(value), "{}", what());
                let mut again = String::new();
                assert!(node.write(value, &mut again).is_ok(), "{}: {value:?}", what());
                assert!(node.read(&again, None).is_some_and(|again| is_same(again, value)), "{}", what());
            }
            if let Some(value) = tolerant {
                // A tolerant reader may keep more than the spelling holds, but never what no message can hold.
                assert!(domain.write(value, &mut String::new()).is_ok(), "{}: {value:?}", what());
            }
        }
    }
}
