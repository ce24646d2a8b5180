//! What the school states about the outside world.

use jiff::civil::Date;
use serde::Deserialize;

use super::{Facts, Outcome, Test};
use crate::content::real::server;
use crate::vietnamese::long_date;

/// The school's own word on something the program can't see; without it a person must say.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Declared {
    statement: Statement,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Statement {
    /// That the address was reported to the body above.
    AddressReported,
    /// Where the server stands.
    DataCentre,
}

impl Test for Declared {
    fn judge(&self, facts: Facts<'_>) -> Outcome {
        let declared = &facts.site.config.declared;
        let said = match self.statement {
            Statement::AddressReported => match declared.address_reported.as_ref().map(|reported| reported.value) {
                Some(day) if day > facts.today() => return unreported(day, "chưa tới"),
                Some(day) if facts.real.founded.is_some_and(|founded| day.year() < founded) => {
                    return unreported(day, "đứng trước năm thành lập");
                }
                day => day.map(|day| format!("đã báo địa chỉ trang ngày {}", long_date(day))),
            },
            Statement::DataCentre => match declared.data_centre.as_ref().filter(|place| server::is_named(place)) {
                Some(place) if server::is_abroad(place) => {
                    return Outcome::fail(format!("Đơn vị tự khai máy chủ đặt ở nước ngoài: {}", place.value));
                }
                place => place.map(|place| format!("máy chủ đặt tại {}", place.value)),
            },
        };
        match said {
            Some(said) => Outcome::declared(format!("Đơn vị tự khai: {said}")),
            None => Outcome::needs_person(
                "Việc ngoài trang, chương trình không thấy được; đơn vị chưa tự khai trong site.yaml",
            ),
        }
    }
}

/// What is found where the day of the report can't be right.
fn unreported(day: Date, why: &str) -> Outcome {
    Outcome::needs_person(format!("Ngày tự khai đã báo địa chỉ ({}) {why} nên chưa có giá trị", long_date(day)))
}
