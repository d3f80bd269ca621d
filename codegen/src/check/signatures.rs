//! Signatures of finished requests: what Signature Version 4 is made with, and optional secrets in Rust.

use groupwright_engine::table::{self, Carrier};

use super::credentials::is_setter;
use crate::lower::is_snake;
use crate::model::{Api, AuthPart, Located, Scheme, SigningRegion, Sigv4};
use crate::report::{Code, Diagnostic, Report};
use crate::syntax::NodePath;

/// Checks the signatures of an API.
pub(crate) fn check(api: &Api, report: &mut Report) {
    for scheme in &api.auth {
        if let Some(sigv4) = &scheme.sigv4 {
            secrets(scheme, report);
            region(api, sigv4, report);
            if sigv4.service.value.trim().is_empty() {
                let help = "write the name of the service, such as `service: iam`";
                refuse("the name of the service is empty", &sigv4.service.place, help, report);
            }
            scheme.parts.iter().for_each(|sent| carrier(scheme, sent, report));
        }
    }
    setters(api, report);
}

fn refuse(message: impl Into<String>, place: &NodePath, help: impl Into<String>, report: &mut Report) {
    report.push(Diagnostic::new(Code::BAD_SIGNATURE, place, message.into()).help(help));
}

/// The secrets, which the signature knows by their names.
fn secrets(scheme: &Scheme, report: &mut Report) {
    let needed = [table::Sigv4::ACCESS_KEY_ID, table::Sigv4::SECRET_ACCESS_KEY];
    for name in needed {
        if !scheme.secrets.iter().any(|secret| secret.name.value == name) {
            let message = format!("the secret `{name}` is missing, with which requests are signed");
            let help = format!("add it, with what it is: `secrets: {{ {name}: … }}`");
            refuse(message, &scheme.name.place, help, report);
        }
    }
    let token = table::Sigv4::SESSION_TOKEN;
    for secret in &scheme.secrets {
        let Located { value: name, place } = &secret.name;
        if needed.contains(&name.as_str()) {
            if secret.optional {
                let message =
                    format!("the secret `{name}` cannot be optional: no request is signed without it");
                refuse(message, place, "remove `optional`", report);
            }
        } else if name != token {
            let near = report.nearest(name, needed.into_iter().chain([token]));
            let help = near.map_or_else(
                || {
                    format!(
                        "the secrets are `{}`, and `{token}` if there are temporary credentials",
                        needed.join("`, `")
                    )
                },
                |near| format!("did you mean `{near}`?"),
            );
            refuse(format!("Signature Version 4 has no secret {name:?}"), place, help, report);
        }
    }
}

/// The region of every server.
fn region(api: &Api, sigv4: &Sigv4, report: &mut Report) {
    match &sigv4.region {
        SigningRegion::Fixed(region) => {
            if region.value.trim().is_empty() {
                let help = "write the name of the region, such as `region: us-east-1`";
                refuse("the name of the region is empty", &region.place, help, report);
            }
        }
        SigningRegion::Variable(name) => {
            let has =
                |fields: &[crate::model::Field]| fields.iter().any(|field| field.name.value == name.value);
            let without = api.servers.iter().filter(|server| !has(&server.variables.fields));
            for server in without {
                let message =
                    format!("the region is the variable {:?}, which a server does not have", name.value);
                let help = "name a variable that every server has, or write a region for each server: `region: { eu: eu-west-1 }`";
                let finding = Diagnostic::new(Code::BAD_SIGNATURE, &name.place, message).help(help);
                report.push(finding.related(&server.url.place, "the server"));
            }
        }
        SigningRegion::OfServers(regions) => of_servers(api, regions, &sigv4.service.place, report),
    }
}

fn of_servers(api: &Api, regions: &[(Located<String>, String)], place: &NodePath, report: &mut Report) {
    let names = || api.servers.iter().filter_map(|server| Some(server.name.as_ref()?.value.as_str()));
    for (name, region) in regions {
        if !names().any(|known| known == name.value) {
            let near = report.nearest(&name.value, names());
            let help = near.map_or_else(
                || "a region is given for the `name` of a server".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            refuse(format!("there is no server {:?}", name.value), &name.place, help, report);
        } else if region.trim().is_empty() {
            let help = "write the name of the region, such as `us-east-1`";
            refuse("the name of the region is empty", &name.place, help, report);
        }
    }
    for server in &api.servers {
        let name = server.name.as_ref();
        if !regions.iter().any(|(of, _)| name.is_some_and(|name| name.value == of.value)) {
            let message = "the server has no region, with which its requests are signed";
            let help = "give the server a `name`, and write its region: `region: { eu: eu-west-1 }`";
            let finding = Diagnostic::new(Code::BAD_SIGNATURE, &server.url.place, message).help(help);
            report.push(finding.related(place, "the signature"));
        }
    }
}

/// A credential where the signature is.
fn carrier(scheme: &Scheme, sent: &AuthPart, report: &mut Report) {
    const OWN: [&str; 4] = ["Authorization", "X-Amz-Date", "X-Amz-Security-Token", "X-Amz-Content-Sha256"];
    let taken = match sent.part.carrier() {
        Carrier::Basic { .. } | Carrier::Bearer => "Authorization",
        Carrier::Header { name, .. } if OWN.iter().any(|own| own.eq_ignore_ascii_case(name)) => name,
        Carrier::Header { .. }
        | Carrier::Query { .. }
        | Carrier::Body { .. }
        | Carrier::Member { .. }
        | Carrier::Cookie { .. } => return,
    };
    let place = sent.name.as_ref().unwrap_or(&scheme.name.place);
    let message = format!("the header field `{taken}` is that of the signature");
    refuse(message, place, "remove the credential, which is sent in the same place", report);
}

/// The setters of optional secrets.
fn setters(api: &Api, report: &mut Report) {
    for secret in api.optional_secrets() {
        let Located { value: name, place } = &secret.name;
        let of_scheme = || api.auth.iter().skip(1).any(|scheme| scheme.name.value == *name);
        let of_variable = || {
            !api.has_named_servers() && api.setters_of_servers().any(|variable| variable.rust.value == *name)
        };
        if is_snake(name) && (is_setter(api, name) || of_scheme() || of_variable()) {
            let message = format!("`Api` already has a function `with_{name}`");
            let finding = Diagnostic::new(Code::DUPLICATE_RUST_NAME, place, message);
            report.push(finding.help("give the secret another name"));
        }
    }
}
