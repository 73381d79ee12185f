//! The handlers of the dashboard.

use app::dashboard::DashboardPage;
use app::page::Page;
use app::routes::Route;
use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::Language;
use store::account::Asker;

use crate::account::page;
use crate::state::App;

/// `GET`: the front page of the dashboard.
pub async fn home(
    language: Language,
    State(app): State<App>,
    Extension(asker): Extension<Asker>,
) -> Response {
    write(&app, language, Route::Dashboard, &asker, StatusCode::OK, DashboardPage::Home).await
}

async fn write(
    app: &App,
    language: Language,
    route: Route,
    asker: &Asker,
    status: StatusCode,
    dashboard: DashboardPage,
) -> Response {
    page(app, language, route, asker, status, Page::Dashboard(Box::new(dashboard))).await
}
