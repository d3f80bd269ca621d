//! The full names that the selectors of a build script can give.

use crate::model::{Api, Endpoint, Type, TypeBody, joined};

/// The full names that a selector can give.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// Those of vendors and endpoints.
    pub(crate) endpoints: Vec<String>,
    /// Those of types.
    pub(crate) types: Vec<String>,
    /// Those of fields and variants.
    pub(crate) members: Vec<String>,
}

impl Names {
    /// The names of these APIs.
    pub(crate) fn of<'m>(apis: impl IntoIterator<Item = &'m Api>) -> Self {
        let mut names = Self::default();
        for api in apis {
            names.endpoints.push(api.name.clone());
            names.add_types(&api.name, api.shared());
            for endpoint in &api.endpoints {
                let module = format!("{}.{}", api.name, endpoint.name);
                names.add_endpoint(&module, endpoint);
                names.add_types(&module, api.own(endpoint));
                names.endpoints.push(module);
            }
        }
        names
    }

    fn add_endpoint(&mut self, module: &str, endpoint: &Endpoint) {
        let fields = endpoint.request.fields.iter().map(|field| field.name.value.as_str());
        self.add(format!("{module}.{}", endpoint.rust), fields);
        for (suffix, error) in [("Response", false), ("Error", true)] {
            let replies = endpoint.replies.iter().filter(|reply| reply.error == error);
            let replies: Vec<&str> = replies.map(|reply| reply.name.value.as_str()).collect();
            if error || replies.len() > 1 {
                self.add(format!("{module}.{}", joined(&endpoint.rust, suffix)), replies);
            }
        }
    }

    fn add_types<'m>(&mut self, module: &str, types: impl Iterator<Item = &'m Type>) {
        for named in types {
            let name = format!("{module}.{}", named.name.value);
            match &named.body {
                TypeBody::Struct(structure) => {
                    self.add(name, structure.fields.iter().map(|field| field.name.value.as_str()));
                }
                TypeBody::Union(union) => {
                    self.add(name, union.variants.iter().map(|variant| variant.name.value.as_str()));
                }
                TypeBody::Enum(enumeration) => {
                    self.add(name, enumeration.values.iter().map(|value| value.text.value.as_str()));
                }
            }
        }
    }

    fn add<'n>(&mut self, name: String, members: impl IntoIterator<Item = &'n str>) {
        self.members.extend(members.into_iter().map(|member| format!("{name}.{member}")));
        self.types.push(name);
    }
}
