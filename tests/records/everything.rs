//! A school with something of every kind, for what must hold on all pages.

use congtruong::Inputs;

use crate::school::school;

/// Every file besides `site.yaml`; `.pdf` and pictures get their first bytes only.
const FILES: &[(&str, &str)] = &[
    (
        "content/thu-tuc-bieu-mau/chuyen-truong.md",
        "---
title: Chuyển trường trong năm học
field: Học sinh
applicant: Học sinh có nơi cư trú thay đổi
dossier:
  - { name: Đơn xin chuyển trường, copies: 1, form: don-xin-chuyen-truong.docx }
  - Học bạ bản chính
steps: [Nộp hồ sơ tại văn phòng, Hiệu trưởng ký giấy giới thiệu]
method: [truc-tiep, truc-tuyen]
time_limit: Không quá 01 ngày làm việc
fee: Không thu
result: Giấy giới thiệu chuyển trường
legal_basis: [Điều lệ trường trung học]
forms: [{ file: don-xin-chuyen-truong.docx, title: Mẫu đơn xin chuyển trường }]
online: { url: \"https://dichvucong.example/chuyen-truong\", level: toan-trinh }
---
",
    ),
    ("content/thu-tuc-bieu-mau/don-xin-chuyen-truong.docx", "PK\u{3}\u{4}"),
    (
        "content/cong-khai/doi-ngu.md",
        "---
title: Đội ngũ nhà giáo năm học 2026-2027
school_year: 2026-2027
regulation: tt09-2024
item: d8-k1
published: 2026-06-25
changed: 2026-09-10
tables: [{ title: Đội ngũ theo vị trí việc làm, data: doi-ngu.csv }]
---
",
    ),
    ("content/cong-khai/doi-ngu.csv", "Vị trí,Số người,Tỉ lệ đạt chuẩn\nGiáo viên,42,97.6\nNhân viên,6,\n"),
    (
        "content/cong-khai/thu-chi-2025.md",
        "---
title: Thu, chi năm tài chính 2025
school_year: 2025-2026
fiscal_year: 2025
regulation: tt09-2024
item: d5-k1
published: 2026-06-20
keep_until: 2031-06-30
files: [thu-chi.pdf]
---
",
    ),
    ("content/cong-khai/thu-chi.pdf", "%PDF-1.7 1 0 obj startxref 0 %%EOF thu chi"),
    (
        "content/tuyen-sinh/thong-bao-2026.md",
        "---
title: Thông báo tuyển sinh lớp 6
school_year: 2026-2027
stage: thong-bao
posted: 2026-05-10
grade: Lớp 6
subjects: Học sinh đã hoàn thành chương trình tiểu học
quota: 320 học sinh / 8 lớp
method: Xét tuyển
conditions: Cư trú trên địa bàn xã Phong Hòa
dossier: [Đơn đăng ký dự tuyển, Học bạ tiểu học]
opens: 2026-06-15
closes: 2026-06-25
exam: { held: false }
steps:
  - { title: Nộp hồ sơ, from: 2026-06-15, to: 2026-06-25 }
  - { title: Công bố kết quả, from: 2026-07-10 }
---
",
    ),
    (
        "content/tuyen-sinh/ket-qua-2026.md",
        "---
title: Kết quả tuyển sinh lớp 6
school_year: 2026-2027
stage: ket-qua
posted: 2026-07-10
candidates:
  - { number: \"0001\", result: Trúng tuyển }
  - { number: \"0002\", result: Không trúng tuyển }
lookup: https://tracuu.example/
lawful_basis: Quy chế tuyển sinh trung học cơ sở
expires: 2026-12-31
---
",
    ),
    (
        "content/lay-y-kien/dong-phuc.md",
        "---
title: Góp ý mẫu đồng phục
issue: Mẫu đồng phục mới
content: Kiểu dáng và màu áo thể dục
address: Văn phòng trường, số 1 đường Hoa Phượng
email: gopy@hoaphuongvi.example.edu.vn
opens: 2026-11-10
closes: 2026-11-24
outcome: Chọn mẫu áo xanh theo đa số ý kiến
---
",
    ),
    (
        "content/hoi-dap/ban-tru.md",
        "---
title: Trường có tổ chức bán trú không?
asked: 2026-10-01
question: Năm học này trường có tổ chức bán trú cho học sinh lớp 6 không?
answered: 2026-10-03
answer: Có, đăng ký tại văn phòng trước ngày 15/10.
answered_by: Phó Hiệu trưởng
field: Bán trú
---
",
    ),
    (
        "content/hoi-dap/xe-dap.md",
        "---
title: Nhà xe mở cửa lúc mấy giờ?
asked: 2026-11-15
question: Nhà xe của học sinh mở cửa lúc mấy giờ?
---
",
    ),
    (
        "content/hoc-lieu/so-hoc.md",
        "---
title: Bài giảng Số nguyên tố
type: bai-giang
subject: Toán
grade: Lớp 6
url: https://hoclieu.example/so-nguyen-to
licence: CC BY 4.0
---
",
    ),
    (
        "content/lien-ket/bo.md",
        "---
title: Bộ Giáo dục và Đào tạo
url: https://bo.example/
system: bo
---
",
    ),
    (
        "content/gioi-thieu/ban-giam-hieu/hieu-truong.md",
        "---
title: Nguyễn Thị Hoa Phượng
position: Hiệu trưởng
group: Ban giám hiệu
phone: \"0255 3000 002\"
email: hieutruong@hoaphuongvi.example.edu.vn
duties: Phụ trách chung
---
",
    ),
    (
        "content/lich-cong-tac/2026-w47.md",
        "---
week: 2026-W47
entries:
  - { day: 2026-11-20, time: \"07:30\", what: Lễ kỷ niệm Ngày Nhà giáo Việt Nam, chair: Hiệu trưởng, place: Sân trường }
  - { day: 2026-11-16, time: \"09:00\", what: Họp tổ chuyên môn }
  - { day: 2026-11-16, time: \"07:00\", what: Chào cờ đầu tuần }
---
",
    ),
    (
        "content/lich-cong-tac/2026-w48.md",
        "---
week: 2026-W48
entries: [{ day: 2026-11-24, what: Kiểm tra nội bộ }]
---
",
    ),
    (
        "content/ban-bien-tap/ban-bien-tap.md",
        "---
title: Ban Biên tập trang thông tin
kind: board
decision: { number: 31/QĐ-THCS, issued: 2026-08-20, file: quyet-dinh.pdf }
members:
  - { name: Nguyễn Thị Hoa Phượng, position: Hiệu trưởng, role: truong-ban }
  - { name: Trần Văn Bằng Lăng, position: Giáo viên Tin học, role: quan-tri-vien }
regulation: { file: quy-che.pdf, page: quy-che.md }
technical_unit: { name: Tổ Toán - Tin, document: Quyết định 32/QĐ-THCS }
email_officer: { name: Trần Văn Bằng Lăng, email: lienhe@hoaphuongvi.example.edu.vn }
---
",
    ),
    (
        "content/ban-bien-tap/quy-che.md",
        "---
title: Quy chế hoạt động
parts: [{ part: noi-dung-dang-tai, heading: Nội dung đăng tải }]
---

## Nội dung đăng tải

Tin tức, thông báo, văn bản của trường.
",
    ),
    ("content/ban-bien-tap/quyet-dinh.pdf", "%PDF-1.7 1 0 obj startxref 0 %%EOF quyet dinh"),
    ("content/ban-bien-tap/quy-che.pdf", "%PDF-1.7 1 0 obj startxref 0 %%EOF quy che"),
    (
        "content/van-ban/ke-hoach.md",
        "---
title: Kế hoạch giáo dục năm học 2026-2027
number: 12/KH-THCS
type: Kế hoạch
authority: Trường THCS Hoa Phượng Vĩ
issued: 2026-09-01
abstract: Kế hoạch giáo dục của nhà trường năm học 2026-2027
files: [ke-hoach.pdf]
---
",
    ),
    ("content/van-ban/ke-hoach.pdf", "%PDF-1.7 1 0 obj startxref 0 %%EOF ke hoach"),
    (
        "content/en/tuyen-sinh/notice-2026.md",
        "---
title: Enrolment notice for grade 6
school_year: 2026-2027
stage: thong-bao
posted: 2026-05-10
subjects: Pupils who have finished primary school
quota: 320 pupils
method: By records
conditions: Living in Phong Hoa
dossier: [Application form]
opens: 2026-06-15
closes: 2026-06-25
exam: { held: false }
---
",
    ),
];

/// One school year of figures.
pub fn year(start: i16, grade_six: i64) -> String {
    format!(
        "---
title: Số liệu năm học {start}-{end}
school_year: {start}-{end}
as_of: {start}-10-15
source: Báo cáo thống kê đầu năm học
campuses: 1
staff: 6
pupils:
  - {{ grade: Khối 6, classes: 8, pupils: {grade_six}, female: 150, minority: 12 }}
  - {{ grade: Khối 7, classes: 7, pupils: 700, female: 340 }}
teachers:
  - {{ qualification: Đại học, total: 38, female: 25 }}
  - {{ qualification: Thạc sĩ, total: 4, female: 3 }}
facilities:
  - {{ item: Phòng học, quantity: 20, unit: phòng }}
  - {{ item: Diện tích đất, quantity: 8500.5, unit: m² }}
totals: {{ classes: 15, pupils: {total}, teachers: 42 }}
---
",
        end = start + 1,
        total = grade_six + 700,
    )
}

/// The school on a day.
pub fn everything(today: &str) -> Inputs {
    let mut inputs = FILES.iter().fold(school(today), |inputs, (path, text)| inputs.with(path, *text));
    for start in 2020..2026 {
        let path = format!("content/thong-ke/{start}-{}.md", start + 1);
        inputs = inputs.with(&path, year(start, 300 + i64::from(start - 2020)));
    }
    inputs
}
