//! The text of tables and of calls of macros: what fits stands on one line, and of a longer list each element on its own.
//! The printer of items breaks a call for each of its arguments and has no layout for the input of a macro.

use super::tokens::{TokenKind, Tokens};

/// How wide a line may be.
const WIDTH: usize = 120;
/// How wide elements may be that share a line with others of a broken list.
const SHORT: usize = 48;
const INDENT: usize = 4;

/// The text of tokens, with a line break at its end.
pub(super) fn text(tokens: &Tokens) -> String {
    let mut layout = Layout { tokens, text: String::new(), column: 0 };
    layout.sequence(0, tokens.len(), 0, 0);
    layout.text.push('\n');
    layout.text
}

/// The text so far.
struct Layout<'t> {
    tokens: &'t Tokens,
    text: String,
    /// The length of the last line.
    column: usize,
}

impl Layout<'_> {
    /// The tokens from `first` to before `end`. Lines after the first begin at `indent`, and `after` is the room that the last
    /// one leaves for what follows it.
    fn sequence(&mut self, first: usize, end: usize, indent: usize, after: usize) {
        let mut index = first;
        while self.is_attribute(index, end) {
            let next = self.past(index + 1);
            self.flat(index, next);
            index = next;
            if index < end && self.column + 1 + self.tokens.width(index, end) + after > WIDTH {
                self.line(indent);
            }
        }
        // Whether a call of the chain began a line.
        let mut chained = false;
        while index < end {
            let rest = self.tokens.width(index, end);
            if self.column + self.space(index) + rest + after <= WIDTH {
                return self.flat(index, end);
            }
            if self.tokens.text(index) == "." && index > first {
                let next = self.call(index, end);
                if self.column + self.tokens.width(index, next) + self.tail(next, end, after) > WIDTH {
                    chained |= self.column > indent + INDENT;
                    if self.column > indent + INDENT {
                        self.line(indent + INDENT);
                    }
                }
            }
            match self.tokens.get(index).map(|token| token.kind) {
                Some(TokenKind::Open(close)) => {
                    let inner = if chained { indent + INDENT } else { indent };
                    let tail = self.tail(close + 1, end, after);
                    self.group(index, close, inner, tail);
                    index = close + 1;
                }
                Some(TokenKind::Word | TokenKind::Operator | TokenKind::Close) | None => {
                    self.token(index);
                    index += 1;
                }
            }
        }
    }

    /// A group in brackets, whose lines but the first and the last stand deeper than `indent`.
    fn group(&mut self, open: usize, close: usize, indent: usize, after: usize) {
        let width = self.tokens.width(open, close + 1);
        if self.column + self.space(open) + width + after <= WIDTH || close == open + 1 {
            return self.flat(open, close + 1);
        }
        let elements = self.elements(open + 1, close);
        if let [only] = elements.as_slice()
            && self.tokens.text(open) != "{"
            && only.separator.is_none()
        {
            self.token(open);
            self.sequence(only.first, only.end, indent, after + 1);
            return self.token(close);
        }
        if let [before @ .., last] = elements.as_slice()
            && let Some(list) = self.list(last)
        {
            let until = before.last().map_or(open + 1, |element| element.end + 1);
            let head = self.space(open) + self.tokens.width(open, until) + 2;
            if self.column + head <= WIDTH && before.iter().all(|element| self.width(element) <= SHORT) {
                self.flat(open, list);
                let closing = self.past(list) - 1;
                self.group(list, closing, indent, after + 1);
                return self.token(close);
            }
        }
        self.token(open);
        let mut shared = false;
        for element in &elements {
            let width = self.width(element);
            let short = width <= SHORT;
            if short && shared && self.column + 2 + width <= WIDTH {
                self.text.push(' ');
                self.column += 1;
            } else {
                self.line(indent + INDENT);
            }
            shared = short;
            self.sequence(element.first, element.end, indent + INDENT, 1);
            if let Some(separator) = element.separator {
                self.token(separator);
            }
        }
        let tokens = self.tokens;
        self.line(indent);
        self.put(tokens.text(close));
    }

    /// The elements of a group: what its commas and semicolons separate.
    fn elements(&self, first: usize, end: usize) -> Vec<Element> {
        let (mut elements, mut start, mut index) = (Vec::new(), first, first);
        while index < end {
            if matches!(self.tokens.text(index), "," | ";") {
                elements.push(Element { first: start, end: index, separator: Some(index) });
                start = index + 1;
            }
            index = self.past(index);
        }
        if start < end {
            elements.push(Element { first: start, end, separator: None });
        }
        elements
    }

    fn width(&self, element: &Element) -> usize {
        self.tokens.width(element.first, element.end)
    }

    /// Where the list begins that an element is, which may be borrowed.
    fn list(&self, element: &Element) -> Option<usize> {
        let first = element.first + usize::from(self.tokens.text(element.first) == "&");
        let is_list =
            self.tokens.text(first) == "[" && self.past(first) == element.end && element.separator.is_none();
        is_list.then_some(first)
    }

    /// Whether an attribute begins here.
    fn is_attribute(&self, index: usize, end: usize) -> bool {
        index < end && self.tokens.text(index) == "#" && self.tokens.text(index + 1) == "["
    }

    /// The index past a token, or past the group that it opens.
    fn past(&self, index: usize) -> usize {
        match self.tokens.get(index).map(|token| token.kind) {
            Some(TokenKind::Open(close)) => close + 1,
            Some(TokenKind::Word | TokenKind::Operator | TokenKind::Close) | None => index + 1,
        }
    }

    /// The index past a call in a chain, which begins with a dot.
    fn call(&self, dot: usize, end: usize) -> usize {
        (dot + 1..end)
            .find(|index| matches!(self.tokens.get(*index).map(|token| token.kind), Some(TokenKind::Open(_))))
            .map_or(end, |open| self.past(open))
    }

    /// The room for what cannot be broken off after `index`.
    fn tail(&self, index: usize, end: usize, after: usize) -> usize {
        if index >= end { after } else { usize::from(self.tokens.text(index) != ".") }
    }

    fn space(&self, index: usize) -> usize {
        let is_start = self.text.is_empty() || self.text.ends_with([' ', '\n']);
        usize::from(!is_start && self.tokens.get(index).is_some_and(|token| token.spaced))
    }

    fn flat(&mut self, first: usize, end: usize) {
        (first..end).for_each(|index| self.token(index));
    }

    fn token(&mut self, index: usize) {
        if self.space(index) == 1 {
            self.put(" ");
        }
        let tokens = self.tokens;
        self.put(tokens.text(index));
    }

    fn put(&mut self, text: &str) {
        self.text.push_str(text);
        self.column += text.len();
    }

    fn line(&mut self, indent: usize) {
        self.text.push('\n');
        self.text.extend(std::iter::repeat_n(' ', indent));
        self.column = indent;
    }
}

/// An element of a list.
struct Element {
    first: usize,
    end: usize,
    /// The comma or semicolon behind it.
    separator: Option<usize>,
}

#[cfg(test)]
mod tests {
    use proc_macro2::TokenStream;
    use quote::quote;

    use super::*;

    fn printed(tokens: TokenStream) -> String {
        text(&Tokens::new(tokens.into_iter()))
    }

    #[test]
    fn prints_what_fits_on_one_line() {
        let tokens = quote! {
            static A: a::B<'static, C<D>> = a::b(&[1, -2], || x + 1, ::c::d!["e"], *f as ::g::H, ..i()).j::<K>();
        };
        let line = "static A: a::B<'static, C<D>> = a::b(&[1, -2], || x + 1, ::c::d![\"e\"], *f as ::g::H, ..i()).j::<K>();\n";
        assert_eq!(printed(tokens), line);
        let ty: TokenStream = "::c::D<::e::F>".parse().unwrap();
        let (path, own) = (quote! { a: #ty, b: &#ty }, quote! { ..#ty });
        assert_eq!(
            printed(quote! { a!(#path, #own); }),
            "a!(a: ::c::D<::e::F>, b: &::c::D<::e::F>, ..::c::D<::e::F>);\n"
        );
        let tokens = quote! { a::b!(C; 1 => D(e), { static F: G = H; &F } = "i"; other J); };
        assert_eq!(printed(tokens), "a::b!(C; 1 => D(e), { static F: G = H; &F } = \"i\"; other J);\n");
    }

    #[test]
    fn breaks_lists_and_chains_that_do_not_fit() {
        let (long, short) = ("x".repeat(60), "y".repeat(20));
        let tokens = quote! { static A: B = c(#short, &[d(#long).e(#long), 1, 2]).f(#short).g(#long, #short, #short).h(); };
        let lines = [
            format!("static A: B = c(\"{short}\", &["),
            format!("    d(\"{long}\")"),
            format!("        .e(\"{long}\"),"),
            "    1, 2".to_owned(),
            format!("]).f(\"{short}\")"),
            format!("    .g(\"{long}\", \"{short}\", \"{short}\")"),
            "    .h();".to_owned(),
        ];
        assert_eq!(printed(tokens), lines.map(|line| line + "\n").concat());
    }

    #[test]
    fn puts_attributes_on_a_line_of_their_own_where_the_rest_does_not_fit() {
        let (doc, ty) = ("x".repeat(80), quote! { impl a::B<c::D> });
        let tokens = quote! { a!(B; #[doc = #doc] with_c(c: #ty) = d::E(d::into(c)); #[doc = "f"] with_g(g: h) = i(g)); };
        let lines = [
            "a!(".to_owned(),
            "    B;".to_owned(),
            format!("    #[doc = \"{doc}\"]"),
            "    with_c(c: impl a::B<c::D>) = d::E(d::into(c));".to_owned(),
            "    #[doc = \"f\"] with_g(g: h) = i(g)".to_owned(),
            ");".to_owned(),
        ];
        assert_eq!(printed(tokens), lines.map(|line| line + "\n").concat());
    }

    #[test]
    fn takes_text_of_any_length() {
        let long = "x".repeat(1000);
        let text = printed(quote! { static A: B = c(#long, d(e(#long), [#long])); });
        assert_eq!(text.matches(&long).count(), 3);
        assert_eq!(
            text.parse::<TokenStream>().unwrap().to_string(),
            quote! { static A: B = c(#long, d(e(#long), [#long])); }.to_string()
        );
    }
}
