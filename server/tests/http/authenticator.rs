//! An authenticator in software (WebAuthn level 3, section 6): it makes one passkey, and signs what it is told to.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

/// "User present" and "user verified" (section 6.1).
const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
/// "Attested credential data included".
const ATTESTED: u8 = 0x40;

pub struct Authenticator {
    key: SigningKey,
    id: [u8; 32],
    user: String,
    /// The counter; an authenticator that does not count stays at zero.
    pub counter: u32,
    /// Where its browser says that it is.
    pub origin: String,
    /// Whether it asks for a fingerprint.
    pub verifies: bool,
}

impl Authenticator {
    /// One that has made nothing yet; different numbers make different keys.
    pub fn new(number: u8) -> Self {
        Self {
            key: SigningKey::from_slice(&[number; 32]).unwrap(),
            id: [number; 32],
            user: String::new(),
            counter: 0,
            origin: "https://advocates.example.ca".into(),
            verifies: true,
        }
    }

    /// Makes its passkey.
    pub fn create(&mut self, options: &Value) -> Value {
        assert_eq!(options["authenticatorSelection"]["residentKey"], "required");
        assert_eq!(options["authenticatorSelection"]["userVerification"], "required");
        // Not every authenticator knows it: one that must enforce it and cannot makes nothing (CTAP 2.1 section 12.1).
        assert_ne!(options["extensions"]["enforceCredentialProtectionPolicy"], true);
        options["user"]["id"].as_str().unwrap().clone_into(&mut self.user);
        let point = self.key.verifying_key().to_encoded_point(false);
        let mut data = self.data(&options["rp"]["id"], ATTESTED);
        data.extend([0; 16]);
        data.extend(u16::try_from(self.id.len()).unwrap().to_be_bytes());
        data.extend(self.id);
        // A COSE key: EC2, ES256, P-256 (RFC 9053 section 2.1).
        data.extend([0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]);
        data.extend(point.x().unwrap());
        data.extend([0x22, 0x58, 0x20]);
        data.extend(point.y().unwrap());
        let mut object = b"\xA3\x63fmt\x64none\x67attStmt\xA0\x68authData\x58".to_vec();
        object.push(u8::try_from(data.len()).unwrap());
        object.extend(data);
        let client = self.client_data("webauthn.create", options);
        self.answer(&json!({
            "clientDataJSON": encode(client.as_bytes()),
            "attestationObject": encode(&object),
            "transports": ["internal"],
        }))
    }

    /// Signs a challenge.
    pub fn get(&self, options: &Value) -> Value {
        assert_eq!(options["userVerification"], "required");
        let data = self.data(&options["rpId"], 0);
        let client = self.client_data("webauthn.get", options);
        let signed = [data.as_slice(), &Sha256::digest(client.as_bytes())].concat();
        let signature: Signature = self.key.sign(&signed);
        self.answer(&json!({
            "clientDataJSON": encode(client.as_bytes()),
            "authenticatorData": encode(&data),
            "signature": encode(signature.to_der().as_bytes()),
            "userHandle": self.user,
        }))
    }

    fn data(&self, rp: &Value, more: u8) -> Vec<u8> {
        let flags = PRESENT | more | if self.verifies { VERIFIED } else { 0 };
        let mut data = Sha256::digest(rp.as_str().unwrap().as_bytes()).to_vec();
        data.push(flags);
        data.extend(self.counter.to_be_bytes());
        data
    }

    fn client_data(&self, kind: &str, options: &Value) -> String {
        json!({
            "type": kind,
            "challenge": options["challenge"],
            "origin": self.origin,
            "crossOrigin": false,
        })
        .to_string()
    }

    fn answer(&self, response: &Value) -> Value {
        json!({
            "id": encode(&self.id),
            "rawId": encode(&self.id),
            "type": "public-key",
            "authenticatorAttachment": "platform",
            "clientExtensionResults": {},
            "response": response,
        })
    }
}

fn encode(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}
