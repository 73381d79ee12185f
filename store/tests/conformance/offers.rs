//! Claims about what members offer to help with.

use domain::Language;
use domain::campaign::{Channel, ConsentText, Purpose};
use domain::community::{NotificationKind, OFFER_TIME, OfferKind, OfferPlace, OfferState, OfferText};
use store::campaign::Method;
use store::community::TopicAct;
use store::community::notification::Answered;
use store::community::offers::{NewOffer, NewOfferAnswer, OfferPageRequest, Offered};
use store::erasure::{Erasure, LedgerEntry};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::harness::{Kit, NOW, later};

crate::on_both_databases!(
    an_offer_stands_once_for_each_person_and_place_until_it_is_withdrawn,
    each_consent_to_an_offer_has_a_receipt_that_its_withdrawal_closes,
    staff_see_offers_by_what_they_are_about_and_none_that_was_withdrawn,
    of_two_who_answer_an_offer_at_once_one_is_told_and_its_author_once,
    a_withdrawal_holds_in_a_database_that_was_brought_back,
    offers_are_erased_a_year_after_the_last_act_and_with_their_author,
);

const EDITOR: Uuid = Uuid::from_u128(1);

fn consent_text() -> ConsentText {
    let text = "You may write to me about this.".into();
    ConsentText { purpose: Purpose::Involvement, channel: Channel::Email, language: Language::Fr, text }
}

impl Kit {
    async fn offer_at(&self, author: Uuid, place: OfferPlace, at: OffsetDateTime) -> (Uuid, Offered) {
        self.store.keep_consent_texts(vec![consent_text()], NOW).await.unwrap();
        let (id, language) = (self.id(), Language::Fr);
        let kinds = [OfferKind::Pilot, OfferKind::Writing].into_iter().collect();
        let text = OfferText { kinds, note: "My clinic of canaries.".into() };
        let (text_digest, method) = (consent_text().digest(), Method::OfferForm);
        let offer = NewOffer { id, author, place, language, text, text_digest, method, at };
        (id, self.store.make_offer(offer).await.unwrap())
    }

    async fn withdraws(&self, id: Uuid, author: Uuid, at: OffsetDateTime) -> bool {
        self.store.withdraw_offer(id, author, Method::OwnOffers, at).await.unwrap()
    }

    async fn restores(&self, id: Uuid, author: Uuid, at: OffsetDateTime) -> Offered {
        self.store.restore_offer(id, author, Method::OwnOffers, at).await.unwrap()
    }

    async fn offers_of(&self, state: OfferState, place: Option<OfferPlace>) -> Vec<Uuid> {
        let offers = self.store.offers(OfferPageRequest { state, place, limit: 9 }).await.unwrap();
        offers.into_iter().map(|offer| offer.id).collect()
    }
}

fn answer(id: Uuid, seen: u32, state: OfferState, at: OffsetDateTime) -> NewOfferAnswer {
    NewOfferAnswer { id, seen, state, text: "Merci.".into(), actor: EDITOR, at }
}

async fn an_offer_stands_once_for_each_person_and_place_until_it_is_withdrawn(kit: Kit) {
    let theme = kit.theme("Staffing").await;
    let topic = OfferPlace::Topic(kit.topic(theme, "Nights").await);
    let author = kit.with_account("2", "barnabe").await;
    let other = kit.with_account("3", "clothilde").await;
    let (first, made) = kit.offer_at(author, topic, NOW).await;
    assert_eq!(made, Offered::Done);
    assert_eq!(kit.offer_at(author, topic, later(1)).await.1, Offered::Another);
    assert_eq!(kit.offer_at(author, OfferPlace::Theme(theme), later(1)).await.1, Offered::Done);
    assert_eq!(kit.offer_at(other, topic, later(1)).await.1, Offered::Done);
    assert_eq!(kit.store.offers_at(topic).await, Ok(2));
    assert!(!kit.withdraws(first, other, later(2)).await, "nobody else's");
    assert!(kit.withdraws(first, author, later(2)).await);
    assert!(!kit.withdraws(first, author, later(3)).await, "once");
    assert_eq!(kit.store.offers_at(topic).await, Ok(1));
    assert_eq!(kit.restores(first, other, later(3)).await, Offered::Unknown);
    assert_eq!(kit.restores(first, author, later(3)).await, Offered::Done);
    assert_eq!(kit.restores(first, author, later(3)).await, Offered::Unknown);
    assert!(kit.withdraws(first, author, later(4)).await);
    let (second, made) = kit.offer_at(author, topic, later(5)).await;
    assert_eq!(made, Offered::Done);
    assert_eq!(kit.restores(first, author, later(6)).await, Offered::Another, "the newer one stands");
    let own = kit.store.own_offers(author).await.unwrap();
    let stands = own.iter().map(|offer| (offer.place, offer.withdrawn)).collect::<Vec<_>>();
    assert_eq!(stands, [(topic, None), (OfferPlace::Theme(theme), None), (topic, Some(later(4)))]);
    assert_eq!((own[0].id, own[0].title.en.as_str()), (second, "Nights (en)"));
    assert!(!own[0].is_place_visible && own[1].is_place_visible, "members see no draft");
    assert!(own[0].text.kinds.iter().eq([OfferKind::Pilot, OfferKind::Writing]));
}

async fn each_consent_to_an_offer_has_a_receipt_that_its_withdrawal_closes(kit: Kit) {
    let theme = kit.theme("Staffing").await;
    let author = kit.with_account("2", "barnabe").await;
    let (id, _) = kit.offer_at(author, OfferPlace::Theme(theme), NOW).await;
    assert!(kit.withdraws(id, author, later(1)).await);
    assert_eq!(kit.restores(id, author, later(2)).await, Offered::Done);
    let receipts = kit.store.offer_receipts(id).await.unwrap();
    assert!(receipts.iter().all(|receipt| receipt.text == consent_text()));
    let told = receipts.iter().map(|receipt| (receipt.given, receipt.method, receipt.withdrawn));
    assert!(told.eq([
        (NOW, Method::OfferForm, Some((later(1), Method::OwnOffers))),
        (later(2), Method::OwnOffers, None),
    ]));
}

async fn staff_see_offers_by_what_they_are_about_and_none_that_was_withdrawn(kit: Kit) {
    let (theme, elsewhere) = (kit.theme("Staffing").await, kit.theme("Data").await);
    let topic = kit.topic(theme, "Nights").await;
    let author = kit.with_account("2", "barnabe").await;
    let other = kit.with_account("3", "clothilde").await;
    let (on_topic, on_theme) = (OfferPlace::Topic(topic), OfferPlace::Theme(theme));
    assert_eq!(kit.store.offer_place(on_topic).await, Ok(None), "members do not see it");
    assert!(kit.turn(topic, TopicAct::Publish, later(1)).await);
    assert_eq!(kit.store.offer_place(on_topic).await.unwrap().unwrap().en, "Nights (en)");
    assert!(kit.store.offer_place(on_theme).await.unwrap().is_some());
    let (first, _) = kit.offer_at(author, on_topic, later(2)).await;
    let (second, _) = kit.offer_at(other, on_theme, later(3)).await;
    let (third, _) = kit.offer_at(other, on_topic, later(4)).await;
    kit.offer_at(other, OfferPlace::Theme(elsewhere), later(5)).await;
    assert_eq!(kit.offers_of(OfferState::New, Some(on_topic)).await, [first, third]);
    assert_eq!(kit.offers_of(OfferState::New, Some(on_theme)).await, [first, second, third]);
    assert_eq!(kit.store.new_offers().await, Ok(4));
    assert!(kit.withdraws(first, author, later(6)).await);
    assert!(kit.store.answer_offer(answer(second, 0, OfferState::Accepted, later(7))).await.unwrap());
    assert_eq!(kit.offers_of(OfferState::New, Some(on_theme)).await, [third]);
    assert_eq!(kit.offers_of(OfferState::Accepted, None).await, [second]);
    assert_eq!(kit.store.new_offers().await, Ok(2));
    let places = kit.store.offered_places().await.unwrap();
    let mut told: Vec<_> = places.iter().map(|place| (place.place, place.offers, place.new)).collect();
    assert_eq!(told.pop(), Some((on_theme, 1, 0)));
    told.sort_by_key(|(place, ..)| place.to_string());
    assert_eq!(told, [(OfferPlace::Theme(elsewhere), 1, 1), (on_topic, 1, 1)]);
}

async fn of_two_who_answer_an_offer_at_once_one_is_told_and_its_author_once(kit: Kit) {
    let theme = kit.theme("Staffing").await;
    let author = kit.with_account("2", "barnabe").await;
    let (id, _) = kit.offer_at(author, OfferPlace::Theme(theme), NOW).await;
    let other = kit.another_node().await;
    let (a, b) = futures::join!(
        kit.store.answer_offer(answer(id, 0, OfferState::Answered, later(9))),
        other.answer_offer(answer(id, 0, OfferState::Declined, later(9))),
    );
    assert_ne!(a.unwrap(), b.unwrap(), "one of two answers");
    let told = kit.store.notices(author, None).await.unwrap();
    let told: Vec<_> = told.iter().map(|notice| (notice.kind, notice.answered)).collect();
    assert_eq!(told, [(NotificationKind::StaffAnswer, Some(Answered::Offer(id)))]);
    assert!(!kit.store.answer_offer(answer(id, 0, OfferState::Declined, later(10))).await.unwrap());
    assert!(kit.store.answer_offer(answer(id, 1, OfferState::Accepted, later(11))).await.unwrap());
    let answers = kit.store.offer_answers(id).await.unwrap();
    assert_eq!(answers.iter().map(|answer| answer.at).collect::<Vec<_>>(), [later(9), later(11)]);
    assert_eq!((answers[1].state, answers[1].text.as_str()), (OfferState::Accepted, "Merci."));
    assert_eq!(kit.store.offer(id).await.unwrap().unwrap().state, OfferState::Accepted);
    assert!(kit.withdraws(id, author, later(12)).await);
    assert!(!kit.store.answer_offer(answer(id, 2, OfferState::Declined, later(13))).await.unwrap());
    assert!(!kit.store.answer_offer(answer(kit.id(), 0, OfferState::Declined, later(13))).await.unwrap());
}

async fn a_withdrawal_holds_in_a_database_that_was_brought_back(kit: Kit) {
    let theme = kit.theme("Staffing").await;
    let author = kit.with_account("2", "barnabe").await;
    let (id, _) = kit.offer_at(author, OfferPlace::Theme(theme), NOW).await;
    let last = kit.store.erasure_ledger().await.unwrap().last;
    let erasure = Erasure::Offer { id, method: Method::OwnOffers.code().into() };
    let entry = LedgerEntry { seq: last + 1, at: 1_700_000_000_000, erasure: erasure.clone() };
    assert!(kit.store.erase_again(entry).await.unwrap());
    assert!(kit.store.offer(id).await.unwrap().unwrap().withdrawn.is_some());
    assert!(kit.store.offer_receipts(id).await.unwrap()[0].withdrawn.is_some());
    let (second, _) = kit.offer_at(author, OfferPlace::Theme(theme), later(1)).await;
    assert!(kit.withdraws(second, author, later(2)).await);
    let noted = kit.store.erasures(last + 1, 9).await.unwrap();
    let theirs = Erasure::Offer { id: second, method: Method::OwnOffers.code().into() };
    assert_eq!(noted.into_iter().map(|entry| entry.erasure).collect::<Vec<_>>(), [theirs]);
}

async fn offers_are_erased_a_year_after_the_last_act_and_with_their_author(kit: Kit) {
    let theme = kit.theme("Staffing").await;
    let author = kit.with_account("2", "barnabe").await;
    let topic = OfferPlace::Topic(kit.topic(theme, "Nights").await);
    let (old, _) = kit.offer_at(author, topic, NOW).await;
    let (answered, _) = kit.offer_at(author, OfferPlace::Theme(theme), NOW).await;
    assert!(kit.store.answer_offer(answer(answered, 0, OfferState::Declined, later(60))).await.unwrap());
    assert_eq!(kit.store.expire_offers(NOW).await, Ok(0));
    assert_eq!(kit.store.expire_offers(later(60)).await, Ok(1), "the last act counts");
    assert!(kit.store.offer(old).await.unwrap().is_none());
    assert!(kit.store.offer(answered).await.unwrap().is_some());
    assert_eq!(OFFER_TIME.whole_days(), 365);
    assert!(kit.dump().await.contains("canaries"), "or the test would prove nothing");
    assert_eq!(kit.store.leave(author, [1; 32], true, Vec::new(), later(99)).await, Ok(true));
    for rows in [
        "SELECT COUNT(*) FROM offers",
        "SELECT COUNT(*) FROM offer_consents",
        "SELECT COUNT(*) FROM offer_answers",
        "SELECT COUNT(*) FROM notices",
    ] {
        assert_eq!(kit.number(rows).await, 0, "{rows}");
    }
    assert!(!kit.dump().await.contains("canaries"));
}
