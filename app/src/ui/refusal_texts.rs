//! What the browser says when an act in place was not done.

use domain::Language;

use crate::i18n::{locale, td_string};
use crate::in_place::RefusalTexts;
use crate::routes::Route;

/// The words, with `{when}` and `{number}` where the browser puts what it knows.
pub(super) fn refusal_texts(language: Language) -> RefusalTexts {
    let t = locale(language);
    RefusalTexts {
        language,
        signed_out: td_string!(t, common.in_place.signed_out).to_owned(),
        sign_in: td_string!(t, common.in_place.sign_in).to_owned(),
        sign_in_path: Route::SignIn.path(language),
        forbidden: td_string!(t, common.in_place.forbidden).to_owned(),
        not_found: td_string!(t, common.in_place.not_found).to_owned(),
        stale: td_string!(t, common.in_place.stale).to_owned(),
        too_many: td_string!(t, common.in_place.too_many, when = "{when}"),
        minute: td_string!(t, common.in_place.in_a_minute).to_owned(),
        minutes: td_string!(t, common.in_place.in_minutes, number = "{number}"),
        failed: td_string!(t, common.in_place.failed).to_owned(),
        unreachable: td_string!(t, common.in_place.unreachable).to_owned(),
        close: td_string!(t, common.in_place.close).to_owned(),
    }
}
