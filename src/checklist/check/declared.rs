//! What the school states about the outside world.

use serde::Deserialize;

use super::{Facts, Outcome, Test};
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
            Statement::AddressReported => match declared.address_reported {
                Some(day) if day > facts.today() => {
                    let finding =
                        format!("Ngày tự khai đã báo địa chỉ ({}) chưa tới nên chưa có giá trị", long_date(day));
                    return Outcome::needs_person(finding);
                }
                day => day.map(|day| format!("đã báo địa chỉ trang ngày {}", long_date(day))),
            },
            Statement::DataCentre => declared.data_centre.as_ref().map(|place| format!("máy chủ đặt tại {place}")),
        };
        match said {
            Some(said) => Outcome::declared(format!("Đơn vị tự khai: {said}")),
            None => Outcome::needs_person(
                "Việc ngoài trang, chương trình không thấy được; đơn vị chưa tự khai trong site.yaml",
            ),
        }
    }
}
