//! How structures and their members stand in forms and queries.

/// How a structure is written as `application/x-www-form-urlencoded` or as a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormShape {
    lists: FormLists,
    objects: FormObjects,
}

impl FormShape {
    /// Repeated keys, brackets for nesting.
    pub const DEFAULT: Self = Self::new(FormLists::Repeat, FormObjects::Brackets);

    /// Lists and members of nested structures are written so.
    pub const fn new(lists: FormLists, objects: FormObjects) -> Self {
        Self { lists, objects }
    }

    /// How a list is written.
    pub const fn lists(self) -> FormLists {
        self.lists
    }

    /// How a member of a nested structure is named.
    pub const fn objects(self) -> FormObjects {
        self.objects
    }
}

/// How a list is written in a form or a query. All four are understood on input, the comma only where it is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormLists {
    /// `a=1&a=2`
    Repeat,
    /// `a[]=1&a[]=2`
    Brackets,
    /// `a[0]=1&a[1]=2`
    Indexed,
    /// `a=1,2`
    Comma,
}

impl FormLists {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Repeat, Self::Brackets, Self::Indexed, Self::Comma];

    /// Its name in the spec language.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Repeat => "repeat",
            Self::Brackets => "brackets",
            Self::Indexed => "indexed",
            Self::Comma => "comma",
        }
    }
}

/// How a member of a nested structure is named in a form or a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormObjects {
    /// `a[b]=1`
    Brackets,
    /// `a.b=1`
    Dots,
}

impl FormObjects {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Brackets, Self::Dots];

    /// Its name in the spec language.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Brackets => "brackets",
            Self::Dots => "dots",
        }
    }
}
