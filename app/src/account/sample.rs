//! Pages of accounts in each of their states.

use domain::account::UsernameError;
use domain::community::NotificationKind;
use store::account::Terms;

use super::{AccountPage, Fields, InvitationPage, SignInPage, SignOnProblem};
use crate::page::Sample;
use crate::routes::Route;
use crate::sample::NOW;

/// All of them.
pub(super) fn all() -> Vec<Sample<AccountPage>> {
    let mut pages = vec![Sample::public("", Route::SignIn, AccountPage::SignIn(SignInPage::default()))];
    for stop in [None, Some(NotificationKind::Reply)] {
        pages.push(Sample::public("", Route::StopMails, AccountPage::StopMails(stop)));
        pages.push(Sample::public("stopped", Route::StopMails, AccountPage::MailsStopped(stop)));
    }
    pages.push(Sample::public("invalid", Route::StopMails, AccountPage::StopInvalid));
    for problem in SignOnProblem::ALL {
        pages.push(Sample::public("problem", Route::SignOnReturn, AccountPage::SignOnProblem(problem)));
    }
    let wrong = Fields { username: Some(UsernameError::Taken), terms: true, ..Fields::default() };
    for wrong in [Fields::default(), wrong] {
        let page = AccountPage::SignOnAccount(Box::new(InvitationPage { wrong, ..opening() }));
        pages.push(Sample::public("", Route::SignOnAccount, page));
    }
    pages
}

fn opening() -> InvitationPage {
    let terms = Terms { version: 1, published: NOW, en: "Be kind.".into(), fr: "Soyez bons.".into() };
    InvitationPage {
        is_member: true,
        username: "zéphirine".into(),
        wrong: Fields::default(),
        is_busy: false,
        terms,
    }
}
