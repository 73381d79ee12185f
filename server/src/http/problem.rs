//! What can be wrong with a request, on its way to becoming a page.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use store::StoreError;

/// A problem that a handler answers with. The outermost layer writes its page, in the language of the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Problem(pub app::problem::Problem);

impl Problem {
    /// 400.
    pub const BAD_REQUEST: Self = Self(app::problem::Problem::BadRequest);
    /// 404.
    pub const NOT_FOUND: Self = Self(app::problem::Problem::NotFound);
    /// 409.
    pub const ANOTHERS: Self = Self(app::problem::Problem::Anothers);
    /// 409, of a form that does not say whose it is.
    pub const UNSIGNED: Self = Self(app::problem::Problem::Unsigned);
    /// 413.
    pub const TOO_LARGE: Self = Self(app::problem::Problem::TooLarge);
    /// 429.
    pub const TOO_MANY: Self = Self(app::problem::Problem::TooMany);
    /// 503.
    pub const UNAVAILABLE: Self = Self(app::problem::Problem::Unavailable);
    /// 500.
    pub const INTERNAL: Self = Self(app::problem::Problem::Internal);

    /// The problem that a bare status means, as the layers below ours answer with.
    pub const fn of_status(status: StatusCode) -> Option<Self> {
        Some(Self(match status {
            StatusCode::BAD_REQUEST
            | StatusCode::UNPROCESSABLE_ENTITY
            | StatusCode::UNSUPPORTED_MEDIA_TYPE => app::problem::Problem::BadRequest,
            StatusCode::FORBIDDEN => app::problem::Problem::Forbidden,
            StatusCode::NOT_FOUND => app::problem::Problem::NotFound,
            StatusCode::METHOD_NOT_ALLOWED => app::problem::Problem::MethodNotAllowed,
            StatusCode::REQUEST_TIMEOUT => app::problem::Problem::Timeout,
            StatusCode::PAYLOAD_TOO_LARGE => app::problem::Problem::TooLarge,
            StatusCode::TOO_MANY_REQUESTS => app::problem::Problem::TooMany,
            StatusCode::INTERNAL_SERVER_ERROR => app::problem::Problem::Internal,
            StatusCode::SERVICE_UNAVAILABLE => app::problem::Problem::Unavailable,
            _ => return None,
        }))
    }

    /// The HTTP status.
    pub fn status(self) -> StatusCode {
        StatusCode::from_u16(self.0.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        Self(match error {
            StoreError::Busy | StoreError::Unavailable => app::problem::Problem::Unavailable,
            StoreError::Unreadable | StoreError::Panicked => app::problem::Problem::Internal,
        })
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}
