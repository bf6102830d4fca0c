"""What the starter says, in Vietnamese and English: it runs before any translation catalogue is installed."""

import sys

HELP = """\
qms – hồ sơ ISO 9001:2015 của bộ phận một cửa · ISO 9001:2015 records of one-stop offices

  python3 -m qms demo [--no-serve] [--port 8000] [--host 127.0.0.1]
      cài đặt, nạp dữ liệu mẫu, mở trang · set up, load believable data, serve it
  python3 -m qms serve [--port 8000] [--host 127.0.0.1] [--workers N] [--threads N]
      mở trang với dữ liệu của đơn vị · serve the office's own data
  python3 -m qms test [tham số pytest · pytest arguments]
      cài phần kiểm thử rồi chạy · install the test tools and run them
  python3 -m qms pack --unit MÃ --from NGÀY --to NGÀY --out TỆP
      lập bộ hồ sơ đánh giá · build an audit pack
  python3 -m qms verify [--pack TỆP] [--anchor TỆP] [--files all|sample|none] [--json]
      kiểm tra tính toàn vẹn · check that nothing was altered
  python3 -m qms export SỔ --unit MÃ --format xlsx|csv|pdf --out TỆP     (export --list)
      xuất một sổ · export one register
  python3 -m qms import documents TỆP… --unit MÃ [--by TÊN_ĐĂNG_NHẬP] [--revise] [--dry-run] [--json]
      nhập quy trình từ tệp Word · take procedures in from Word files
  python3 -m qms add_unit MÃ TÊN [--parent MÃ] · add_person TÊN_ĐĂNG_NHẬP HỌ_TÊN --unit MÃ [--role VAI_TRÒ]
      đơn vị và người đầu tiên · the first units and people of an office
  python3 -m qms LỆNH …
      mọi lệnh khác của Django · any Django command: migrate, check, help …

Dữ liệu nằm trong QMS_HOME (mặc định ./var). DATABASE_URL chuyển sang PostgreSQL. Xem docs/operations.md.
Data lives under QMS_HOME (default ./var). DATABASE_URL switches to PostgreSQL. See docs/operations.md.
"""


class Stop(Exception):
    """The start cannot go on; carries one sentence in each language."""

    def __init__(self, vi: str, en: str, details: str = ""):
        super().__init__(en)
        self.vi, self.en, self.details = vi, en, details


def say(vi: str, en: str) -> None:
    """Tell the person what is going on; on stderr, so that a command's own output stays clean."""
    print(f"{vi}\n  {en}", file=sys.stderr, flush=True)


def say_stop(stop: Stop) -> None:
    say(f"Lỗi: {stop.vi}", f"Error: {stop.en}")
    if stop.details:
        print(stop.details, file=sys.stderr, flush=True)
