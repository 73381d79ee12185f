//! Whether an article was useful: counted by day, without a cookie and without a word of who says so.

use app::help::route_of;
use axum::response::Response;
use domain::help::Subject;
use serde::Deserialize;

use crate::http::extract::Locale;
use crate::http::form::Form;
use crate::http::in_place::Wants;
use crate::http::limits::{Act, Client};
use crate::http::problem::Problem;
use crate::http::see_other;
use crate::state::App;

/// What is said of which article.
#[derive(Deserialize)]
pub struct UsefulForm {
    subject: String,
    useful: bool,
}

/// `POST`: counts it.
///
/// # Errors
/// [`Problem`] when it was not counted.
pub async fn say(
    Locale(language): Locale,
    app: App,
    client: Client,
    wants: Wants,
    Form(UsefulForm { subject, useful }): Form<UsefulForm>,
) -> Result<Response, Problem> {
    let subject: Subject = subject.parse().map_err(|_| Problem::BAD_REQUEST)?;
    if !app.limits.allow_form(client, Act::Useful) {
        return Err(Problem::TOO_MANY);
    }
    app.help.count(subject, useful).await?;
    let path = route_of(subject).path(language);
    Ok(wants.done(see_other(&format!("{path}?useful={useful}")), || useful))
}
