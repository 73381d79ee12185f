//! The headers that every answer has.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

use crate::settings::Settings;
use crate::state::App;

const SECURITY: [(HeaderName, HeaderValue); 6] = [
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::REFERRER_POLICY, HeaderValue::from_static("same-origin")),
    (header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
    (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static("camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ),
];

/// Has browsers come by HTTPS alone for a year, where they came by it. Other hosts of the association may not be ready.
pub fn hsts(settings: &Settings) -> Option<HeaderValue> {
    let year = if settings.hsts_include_subdomains {
        "max-age=31536000; includeSubDomains"
    } else {
        "max-age=31536000"
    };
    (settings.base_url.scheme() == "https").then(|| HeaderValue::from_static(year))
}

/// What every answer says.
pub fn headers(app: &App, headers: &mut HeaderMap) {
    headers.reserve(SECURITY.len() + 2);
    for (name, value) in SECURITY {
        headers.insert(name, value);
    }
    // A file says for itself what it may do: less.
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert_with(|| app.csp.clone());
    if let Some(hsts) = &app.hsts {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, hsts.clone());
    }
}
