//! Whose a form is: on a page that is written for one person, every form says so, sealed. Somebody else may have signed in
//! in another tab since, and what the first typed must not go out under the name of the second.

use domain::seal::{Purpose, Sealed, Secret};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::state::App;

/// The field that says it.
pub const FIELD: &str = "whose";

/// What the forms of a person's pages say.
pub fn seal(secret: &Secret, person: Uuid) -> String {
    secret.seal(Purpose::WhoseForm, Sealed { subject: person, epoch: 0, expires: None })
}

/// Whose a form is that says this; `None` where it is none of ours.
pub fn read(secret: &Secret, sealed: &str, now: OffsetDateTime) -> Option<Uuid> {
    secret.open(Purpose::WhoseForm, sealed, now).ok().map(|sealed| sealed.subject)
}

/// Whether a form that says this is somebody else's than who sent it.
pub fn is_anothers(app: &App, sealed: &str, person: Uuid) -> bool {
    read(&app.accounts.secret, sealed, app.accounts.clock.now()).is_some_and(|whose| whose != person)
}

/// A page with that in each of its forms that is posted. It is done here, where every page of one person's passes, and not
/// in the views, where one could be forgotten.
pub fn sign(page: &str, sealed: &str) -> String {
    let field = format!("<input type=\"hidden\" name=\"{FIELD}\" value=\"{sealed}\">");
    let mut signed = String::with_capacity(page.len() + 16 * field.len());
    let mut rest = page;
    // What people write is escaped: such a tag is one of ours.
    while let Some(start) = rest.find("<form ") {
        let end = rest[start..].find('>').map_or(rest.len(), |end| start + end + 1);
        let (tag, after) = rest.split_at(end);
        signed.push_str(tag);
        if tag[start..].contains(" method=\"post\"") {
            signed.push_str(&field);
        }
        rest = after;
    }
    signed.push_str(rest);
    signed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_that_is_posted_says_whose_it_is_and_nothing_else_does() {
        let page = "<form method=\"get\" action=\"/a\"></form><p>&lt;form method=\"post\"></p>\
                    <form class=\"form\" method=\"post\" action=\"/b\"><b>1</b></form>\
                    <form method=\"post\" action=\"/c\"></form>";
        let signed = sign(page, "S");
        let field = "<input type=\"hidden\" name=\"whose\" value=\"S\">";
        assert_eq!(signed.matches(field).count(), 2);
        assert!(signed.contains(&format!("action=\"/b\">{field}<b>")), "{signed}");
        assert_eq!(signed.replace(field, ""), page);
    }
}
