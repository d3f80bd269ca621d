//! Secure connections: a certificate that is trusted, one that is not, and one of another host.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use groupwright::Retry;
use groupwright::client::{CallError, Reqwest, TransportErrorKind, Ureq};
use rcgen::{CertifiedKey, generate_simple_self_signed};
use rustls::crypto::ring;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::{ClientConfig, RootCertStore, ServerConfig, ServerConnection, StreamOwned};
use tokio::runtime::Builder;
use ureq::tls::{Certificate, RootCerts, TlsConfig};

use crate::both::{CREATED, Client, api, request};

/// A server with a certificate for a name. It takes so many connections, and returns what it read of each.
fn start(name: &str, connections: usize) -> (String, CertificateDer<'static>, JoinHandle<Vec<String>>) {
    let CertifiedKey { cert, signing_key } = generate_simple_self_signed([name.to_owned()]).unwrap();
    let certificate = cert.der().clone();
    let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(signing_key.serialize_der()));
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate.clone()], key)
        .unwrap();
    let config = Arc::new(config);
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("https://localhost:{}", listener.local_addr().unwrap().port());
    let serve = move || {
        let connection = |_| {
            let (stream, _) = listener.accept().unwrap();
            let mut tls = StreamOwned::new(ServerConnection::new(Arc::clone(&config)).unwrap(), stream);
            let mut read = Vec::new();
            let mut byte = [0];
            while !read.ends_with(br#"{"name":"Readers"}"#)
                && tls.read(&mut byte).is_ok_and(|count| count == 1)
            {
                read.push(byte[0]);
            }
            let length = CREATED.len();
            let head = "HTTP/1.1 201 Created\r\nconnection: close\r\ncontent-type: application/json";
            let _ = write!(tls, "{head}\r\ncontent-length: {length}\r\n\r\n{CREATED}");
            tls.conn.send_close_notify();
            let _ = tls.flush();
            String::from_utf8(read).unwrap()
        };
        (0..connections).map(connection).collect()
    };
    (url, certificate, thread::spawn(serve))
}

/// Both clients, with this certificate as the only one that is trusted.
fn trusting(certificate: &CertificateDer<'static>) -> [Client; 2] {
    let roots = RootCerts::new_with_certs(&[Certificate::from_der(certificate).to_owned()]);
    let tls = TlsConfig::builder().root_certs(roots).build();
    let agent = ureq::Agent::config_builder().tls_config(tls).build().new_agent();

    let mut store = RootCertStore::empty();
    store.add(certificate.clone()).unwrap();
    let tls = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(store)
        .with_no_client_auth();
    let client = Reqwest::configured(|builder| builder.tls_backend_preconfigured(tls)).unwrap();
    let runtime = Builder::new_current_thread().enable_all().build().unwrap();
    [Client::Blocking(Ureq::from_agent(agent)), Client::Asynchronous(client, runtime)]
}

#[test]
fn a_trusted_certificate_makes_a_secure_connection() {
    let (url, certificate, server) = start("localhost", 2);
    for client in trusting(&certificate) {
        assert_eq!(client.send(api(&url).call(&request())).unwrap().id, "7");
    }
    assert!(server.join().unwrap().iter().all(|read| read.starts_with("POST /groups HTTP/1.1\r\n")));
}

#[test]
fn nothing_is_sent_to_a_server_whose_certificate_is_not_trusted() {
    let (unknown, _, server) = start("localhost", 2);
    let (other, certificate, other_server) = start("other.example", 2);
    for (url, clients) in [(unknown, Client::all()), (other, trusting(&certificate))] {
        for client in clients {
            let error = client.send(api(&url).call(&request())).unwrap_err();
            let CallError::Transport(found) = &error else { panic!("{error}") };
            assert_eq!(found.kind(), TransportErrorKind::Tls, "{error} {error:?}");
            assert!(!error.was_sent() && error.to_string().contains("nothing was sent"), "{error}");
            assert_eq!(error.retry(), Retry::Never);
        }
    }
    for server in [server, other_server] {
        assert_eq!(server.join().unwrap(), ["", ""]);
    }
}
