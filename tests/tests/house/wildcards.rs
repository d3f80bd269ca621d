//! No code passes over a kind, a value, a slot, a scalar or a variant of the language in silence: whatever matches one of these names all of them, so that
//! the compiler leads to every place when one is added.

use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::{Expr, ExprLet, ExprMatch, ItemImpl, ItemMod, Local, Macro, Pat, Token, Type};

use crate::tree::{none, texts};

/// The enumerations of the engine that are matched whole. The generator has others of these names, which are other things.
const VALUES: [&str; 5] = ["Value", "Slot", "Scalar", "ValueKind", "SlotKind"];

/// The enumerations that are matched whole everywhere: what a node is, and what the model of a spec is made of.
const WHOLE: [&str; 14] = [
    "NodeKind",
    "Carrier",
    "TypeBody",
    "ReplyBody",
    "ConditionTest",
    "ReplyTest",
    "Subject",
    "PathStep",
    "PathPiece",
    "FieldDefault",
    "Kind",
    "Presence",
    "LimitKind",
    "Limit",
];

/// Whether the code around is a test.
pub(crate) fn is_test(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("test")
            || (attribute.path().is_ident("cfg")
                && attribute.parse_args::<syn::Path>().is_ok_and(|path| path.is_ident("test")))
    })
}

struct Finder {
    /// What `Self` is.
    own: Option<String>,
    /// Whether the names of values are those of the engine's.
    has_values: bool,
    found: Vec<String>,
}

impl Finder {
    /// Whether a path is that of a variant of one of the enumerations.
    fn is_variant(&self, path: &syn::Path) -> bool {
        let mut segments = path.segments.iter().rev().skip(1);
        let owner = segments.next().map(|segment| segment.ident.to_string());
        let owner = if owner.as_deref() == Some("Self") { self.own.clone() } else { owner };
        owner.is_some_and(|owner| {
            WHOLE.contains(&owner.as_str()) || (self.has_values && VALUES.contains(&owner.as_str()))
        })
    }

    /// Whether a pattern takes everything, without saying what.
    fn takes_all(pattern: &Pat) -> bool {
        match pattern {
            Pat::Wild(_) => true,
            Pat::Ident(name) => name.subpat.as_ref().is_none_or(|(_, inner)| Self::takes_all(inner)),
            Pat::Reference(reference) => Self::takes_all(&reference.pat),
            Pat::Paren(paren) => Self::takes_all(&paren.pat),
            _ => false,
        }
    }

    fn flat<'p>(pattern: &'p Pat, into: &mut Vec<&'p Pat>) {
        match pattern {
            Pat::Or(or) => or.cases.iter().for_each(|case| Self::flat(case, into)),
            Pat::Reference(reference) => Self::flat(&reference.pat, into),
            Pat::Paren(paren) => Self::flat(&paren.pat, into),
            Pat::Ident(name) => match &name.subpat {
                Some((_, inner)) => Self::flat(inner, into),
                None => into.push(pattern),
            },
            _ => into.push(pattern),
        }
    }

    /// Whether patterns of one place name a variant of an enumeration and take all others together.
    fn is_open(&self, patterns: &[&Pat]) -> bool {
        let mut all = Vec::new();
        for pattern in patterns {
            Self::flat(pattern, &mut all);
        }
        let names = |pattern: &&&Pat| match pattern {
            Pat::TupleStruct(of) => self.is_variant(&of.path),
            Pat::Struct(of) => self.is_variant(&of.path),
            Pat::Path(of) => self.is_variant(&of.path),
            _ => false,
        };
        if all.iter().any(|pattern| names(&pattern)) && all.iter().any(|pattern| Self::takes_all(pattern)) {
            return true;
        }
        let inner = |pattern: &&'_ Pat| -> Option<(String, Vec<Pat>)> {
            match pattern {
                Pat::Tuple(tuple) => Some((String::new(), tuple.elems.iter().cloned().collect())),
                Pat::TupleStruct(of) => {
                    let name = of.path.segments.last().map(|segment| segment.ident.to_string());
                    Some((name.unwrap_or_default(), of.elems.iter().cloned().collect()))
                }
                _ => None,
            }
        };
        let inner: Vec<(String, Vec<Pat>)> = all.iter().filter_map(inner).collect();
        // A pattern that takes the whole tuple takes each part of it.
        let takes_all = all.iter().any(|pattern| Self::takes_all(pattern));
        inner.iter().any(|(name, columns)| {
            (0..columns.len()).any(|column| {
                let same = inner.iter().filter(|(other, _)| other == name);
                let mut column: Vec<&Pat> = same.filter_map(|(_, columns)| columns.get(column)).collect();
                let wild = Pat::Wild(syn::PatWild {
                    attrs: Vec::new(),
                    underscore_token: Token![_](proc_macro2::Span::call_site()),
                });
                if takes_all && name.is_empty() {
                    column.push(&wild);
                }
                self.is_open(&column)
            })
        })
    }

    /// Whether a pattern that need not match names a variant.
    fn names_one(&self, pattern: &Pat) -> bool {
        let wild = Pat::Wild(syn::PatWild {
            attrs: Vec::new(),
            underscore_token: Token![_](proc_macro2::Span::call_site()),
        });
        let mut all = Vec::new();
        Self::flat(pattern, &mut all);
        all.iter().any(|pattern| match pattern {
            Pat::Tuple(tuple) => tuple.elems.iter().any(|part| self.names_one(part)),
            Pat::TupleStruct(of) => {
                self.is_variant(&of.path) || of.elems.iter().any(|part| self.names_one(part))
            }
            other => self.is_open(&[other, &wild]),
        })
    }

    fn note(&mut self, what: &str, pattern: &impl quote::ToTokens) {
        let shown = quote::quote!(#pattern).to_string();
        self.found.push(format!("{what}: {}", shown.chars().take(120).collect::<String>()));
    }
}

impl<'a> Visit<'a> for Finder {
    fn visit_item_mod(&mut self, item: &'a ItemMod) {
        if !is_test(&item.attrs) {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_item_impl(&mut self, item: &'a ItemImpl) {
        let own = match &*item.self_ty {
            Type::Path(path) => path.path.segments.last().map(|segment| segment.ident.to_string()),
            _ => None,
        };
        let outer = std::mem::replace(&mut self.own, own);
        visit::visit_item_impl(self, item);
        self.own = outer;
    }

    fn visit_expr_match(&mut self, expression: &'a ExprMatch) {
        let patterns: Vec<&Pat> = expression.arms.iter().map(|arm| &arm.pat).collect();
        if self.is_open(&patterns) {
            let matched = &expression.expr;
            self.note("match", matched);
        }
        visit::visit_expr_match(self, expression);
    }

    fn visit_local(&mut self, local: &'a Local) {
        let diverges = local.init.as_ref().is_some_and(|init| init.diverge.is_some());
        if diverges && self.names_one(&local.pat) {
            self.note("let … else", &local.pat);
        }
        visit::visit_local(self, local);
    }

    fn visit_expr_let(&mut self, expression: &'a ExprLet) {
        if self.names_one(&expression.pat) {
            self.note("if let", &expression.pat);
        }
        visit::visit_expr_let(self, expression);
    }

    fn visit_macro(&mut self, item: &'a Macro) {
        if item.path.is_ident("matches") {
            let parsed = item.parse_body_with(|input: syn::parse::ParseStream<'_>| {
                let _: Expr = input.parse()?;
                let _: Token![,] = input.parse()?;
                let pattern = Pat::parse_multi_with_leading_vert(input)?;
                let _: proc_macro2::TokenStream = input.parse()?;
                Ok(pattern)
            });
            if parsed.is_ok_and(|pattern| self.names_one(&pattern)) {
                self.note("matches!", &item.tokens);
            }
        } else if let Ok(arguments) = item.parse_body_with(Punctuated::<Expr, Token![,]>::parse_terminated) {
            arguments.iter().for_each(|argument| self.visit_expr(argument));
        }
        visit::visit_macro(self, item);
    }
}

fn found(path: &str, text: &str) -> Vec<String> {
    let file = syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}"));
    let has_values = !path.starts_with("codegen/") || text.contains("groupwright_engine::value");
    let mut finder = Finder { own: None, has_values, found: Vec::new() };
    finder.visit_file(&file);
    finder.found.into_iter().map(|what| format!("{path}: {what}")).collect()
}

#[test]
fn matches_name_every_variant() {
    let ours = ["engine/src/", "runtime/src/", "codegen/src/", "cli/src/"];
    let files = texts().into_iter().filter(|file| {
        file.is_rust()
            && ours.iter().any(|folder| file.path.starts_with(folder))
            && !file.path.contains("/tests")
            && !file.path.ends_with("sample.rs")
    });
    let all: Vec<String> = files.flat_map(|file| found(&file.path, &file.text)).collect();
    none("a kind, a value, a slot or a scalar is passed over: name every variant", &all);
}

#[test]
fn detects_wildcards_in_every_position() {
    for open in [
        "match v { Value::Null => 1, _ => 2 }",
        "match v { Value::Null => 1, other => 2 }",
        "match (a, v) { (1, Value::Null) => 1, (_, _) => 2 }",
        "match (a, v) { (1, Value::Null) => 1, _ => 2 }",
        "match v { Some(Slot::Record(r)) => 1, Some(_) => 3, None => 2 }",
        "match s { Slot::Scalar(_) | Slot::Record(_) => 1, _ => 2 }",
        "{ let Scalar::String(text) = s else { return }; }",
        "{ let (Scalar::String(text), 1) = s else { return }; }",
        "if let NodeKind::List(item) = kind { }",
        "matches!(v, Value::Absent | Value::Null)",
        "assert!(matches!(v, Some(Value::Absent)))",
    ] {
        let text = format!("fn f() {{ {open}; }}");
        assert_eq!(found("f", &text).len(), 1, "{open}");
    }
    for closed in [
        "match v { Value::Null => 1, Value::Absent => 2 }",
        "match v { Value::Scalar(_) => 1, Value::Absent => 2 }",
        "match (a, v) { (_, Value::Null) => 1, (_, Value::Absent) => 2 }",
        "match a { Some(v) => 1, _ => 2 }",
        "if let Some(item) = kind.item() { }",
        "matches!(a, Some(1))",
    ] {
        let text = format!("fn f() {{ {closed}; }}");
        assert_eq!(found("f", &text), Vec::<String>::new(), "{closed}");
    }
    let own = "impl Value { fn f(self) -> u8 { match self { Self::Null => 1, _ => 2 } } }";
    assert_eq!(found("f", own).len(), 1);
    let both = "fn f() { matches!(v, Value::Null); matches!(kind, Kind::Unknown); }";
    assert_eq!(found("f", both).len(), 2);
    assert_eq!(
        found("codegen/src/f.rs", both).len(),
        1,
        "that of the model, and not a value of the generator's"
    );
    assert_eq!(found("f", "#[cfg(test)] mod tests { fn f() { matches!(v, Value::Null); } }").len(), 0);
}
