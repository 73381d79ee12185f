//! Claims about fields that nothing was typed into.

use app::routes::Route;
use axum::http::StatusCode;
use domain::Language;
use domain::account::Role;

use crate::desk::staff;
use crate::harness::Site;
use crate::members::Browser;

/// A form of a page.
struct Form {
    action: String,
    /// What it sends by itself.
    hidden: Vec<(String, String)>,
    /// What has to be typed.
    required: Vec<String>,
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split_once('"').map(|(value, _)| value.replace("&amp;", "&"))
}

fn forms(page: &str) -> Vec<Form> {
    let form = |part: &str| {
        let tags: Vec<&str> = part.split('<').map(|tag| tag.split('>').next().unwrap_or_default()).collect();
        let inputs = || tags.iter().filter(|tag| tag.starts_with("input"));
        let hidden = inputs().filter(|tag| tag.contains(" type=\"hidden\""));
        let required = inputs().filter(|tag| tag.contains(" required"));
        Form {
            action: attribute(&format!(" {}", tags[0]), "action").unwrap_or_default(),
            hidden: hidden
                .filter_map(|tag| {
                    Some((attribute(tag, "name")?, attribute(tag, "value").unwrap_or_default()))
                })
                .collect(),
            required: required.filter_map(|tag| attribute(tag, "name")).collect(),
        }
    };
    let parts = page.split("<form").skip(1).map(|part| part.split("</form>").next().unwrap_or_default());
    parts.map(form).filter(|form| !form.required.is_empty()).collect()
}

/// Looks whether what a page says of these fields at its head stands at each of them as well.
pub fn told_at_their_fields(page: &str, fields: &[&str]) {
    for field in fields {
        assert!(page.contains(&format!("<a href=\"#{field}\">")), "{field} in the summary of {page}");
        assert!(page.contains(&format!("id=\"{field}-error\"")), "{field}: nothing beside it");
        let control = page.split('<').find(|tag| tag.contains(&format!(" id=\"{field}\""))).unwrap();
        let described_by = attribute(control, "aria-describedby").unwrap_or_default();
        assert!(described_by.split(' ').any(|id| id == format!("{field}-error")), "{field}: {control}");
        assert!(control.contains("aria-invalid=\"true\""), "{field}: {control}");
    }
}

/// Sends every form of a page with nothing typed into it.
async fn send_empty(browser: &mut Browser<'_>, path: &str) {
    let forms = forms(&browser.get(path).await.body);
    assert!(!forms.is_empty(), "{path} asks for nothing");
    for Form { action, hidden, required } in forms {
        let empty = required.iter().map(|name| (name.as_str(), ""));
        let hidden = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let fields: Vec<_> = hidden.chain(empty).collect();
        let refused = browser.post(&action, &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{action}");
        for name in required {
            for needed in
                [format!("id=\"{name}\""), format!("id=\"{name}-error\""), format!("<a href=\"#{name}\">")]
            {
                assert!(refused.body.contains(&needed), "{action}: {needed} is missing");
            }
        }
    }
}

#[tokio::test]
async fn every_field_that_is_left_empty_is_told_at_the_field_and_in_the_summary() {
    let site = Site::start().await;
    site.member("1", "barnabe").await;
    let mut nobody = Browser::new(&site);
    for route in [Route::SignIn, Route::AccessRequest, Route::Help, Route::LinkRequest] {
        send_empty(&mut nobody, &route.path(Language::En)).await;
    }
    let mut member = Browser::new(&site);
    member.sign_in("barnabe").await;
    let routes = [
        Route::Password,
        Route::Email,
        Route::Leave,
        Route::Authenticator,
        Route::Suggest,
        Route::ProposeGuestPost,
    ];
    for route in routes {
        send_empty(&mut member, &route.path(Language::En)).await;
    }
    let mut editor = staff(&site, "90", "duckling", Role::Editor).await;
    send_empty(&mut editor, &Route::ThemeEditor.path_with(Language::En, "new")).await;
}
