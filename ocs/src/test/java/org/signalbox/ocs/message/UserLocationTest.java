package org.signalbox.ocs.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Octets of access networks, as TS 29.061 and TS 29.274 lay them out. */
class UserLocationTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "00 62F210 0001 0002, CGI, 26201, 1, 2",
        "01 62F210 0001 0002, SAI, 26201, 1, 2",
        "02 62F210 0001 05FF, RAI, 26201, 1, -",
        "80 62F210 1234, TAI, 26201, 4660, -",
        "81 130014 0FFFFFFF, ECGI, 310410, -, 268435455",
        "82 00F110 0001 00F110 00010101, ECGI, 00101, 1, 65793",
        "87 00F110 0123456789, NCGI, 00101, -, 4886718345",
        "88 00F110 000102, TAI, 00101, 258, -",
        "89 00F110 000102 00F110 0000000007, NCGI, 00101, 258, 7",
        "82 00F110 0001 00F110 000101, TAI, 00101, 1, -",
        "7F 00F110 0001, -, -, -, -",
        "80 FFFFFF 0001, -, -, -, -",
        "80 00F1, -, -, -, -"
      })
  void shouldReadAreasAndCells(
      String octets, String kind, String network, Integer area, Long cell) {
    // When
    Optional<UserLocation> location =
        UserLocation.of(HexFormat.of().parseHex(octets.replace(" ", "")));

    // Then
    assertThat(location.isPresent()).isEqualTo(kind != null);
    location.ifPresent(found -> {
      assertThat(found.kind()).isEqualTo(kind);
      assertThat(found.networkCode()).isEqualTo(network);
      assertThat(found.area()).isEqualTo(area == null ? OptionalInt.empty() : OptionalInt.of(area));
      assertThat(found.cell().isPresent()).isEqualTo(cell != null);
      if (cell != null) {
        assertThat(found.cell()).hasValue(cell);
      }
    });
  }

  @ParameterizedTest
  @CsvSource({
    "00, +00:00",
    "04, +10:00",
    "2200, +05:30",
    "0A, -05:00",
    "4B, -08:30",
    "65, +14:00",
    "75, ''",
    "F0, ''",
    "'', ''"
  })
  void shouldReadTimeZones(String octets, String zone) {
    // When
    Optional<String> found = AccessText.timeZone(HexFormat.of().parseHex(octets));

    // Then
    assertThat(found.orElse("")).isEqualTo(zone);
  }

  @ParameterizedTest
  @CsvSource({"01, UTRAN", "06, EUTRAN", "0A, NR", "33, NR", "08, NB-IOT", "C8, 200", "'', ''"})
  void shouldNameRadioAccess(String octets, String name) {
    // When
    Optional<String> found = AccessText.ratType(HexFormat.of().parseHex(octets));

    // Then
    assertThat(found.orElse("")).isEqualTo(name);
  }
}
