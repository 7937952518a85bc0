package org.signalbox.registers.nf.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.registers.nf.NfProfile;
import org.signalbox.registers.nf.NfProfileReading;
import org.signalbox.registers.nf.NfType;

class ProfileKeysTest {

  private static NfProfile profile(int ranges) {
    String range = "{\"start\":\"001010000000000\",\"end\":\"001010000000099\"}";
    String json =
        """
        {"nfInstanceId":"4947a69a-f61b-4bc1-b9da-47c9c5d14b64","nfType":"UDR",\
        "nfStatus":"REGISTERED","ipv4Addresses":["127.0.0.20"],"udrInfo":{"supiRanges":[%s]}}
        """
            .formatted(String.join(",", Collections.nCopies(ranges, range)));
    return switch (NfProfile.read(json.getBytes(StandardCharsets.UTF_8))) {
      case NfProfileReading.Accepted accepted -> accepted.profile();
      case NfProfileReading.Refused refused -> throw new AssertionError(refused.faults());
    };
  }

  /** Taking ranges apart costs time under the register's lock, whatever comes out of it. */
  @ParameterizedTest
  @CsvSource({"256, false", "257, true"})
  void shouldFindAProfileOfTooManyRangesByEveryNumber(int ranges, boolean isFoundByAll) {
    // When
    var keys = ProfileKeys.of(profile(ranges));

    // Then
    assertThat(keys.contains(new IndexKey(NfType.of("UDR"), Facet.SUPI, IndexKey.EVERY)))
        .isEqualTo(isFoundByAll);
  }
}
