package org.signalbox.charging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.signalbox.testsupport.Seeded;

/** What a CDR looks like inside the ledger. */
class CdrTextTest {

  @Seeded
  @Test
  void shouldReadEveryCdrThatItWrote(SplittableRandom random) {
    // Given
    RandomCdrs cdrs = new RandomCdrs(random);

    // When / Then
    for (int i = 0; i < 500; i++) {
      CdrNote note = new CdrNote(cdrs.next(i), random.nextBoolean(), random.nextBoolean());
      assertThat(CdrText.decode(CdrText.encode(note))).isEqualTo(note);
    }
  }

  @Test
  void shouldKeepTheHoursOfTheCall() {
    // Given
    Cdr call = SampleCdrs.withExtraFields(SampleCdrs.call("call-1"), Map.of("extra", "\"äö\n"));
    Cdr berlin =
        new Cdr(
            call.key(),
            call.origin(),
            call.tor(),
            call.requestType(),
            call.parties(),
            new CdrTimes(call.times().setup(), Optional.empty(), ZoneId.of("Europe/Berlin")),
            call.usage(),
            call.extraFields(),
            "",
            CdrCost.unrated(),
            "",
            true);

    // When
    CdrNote read = CdrText.decode(CdrText.encode(new CdrNote(berlin, true, false)));

    // Then
    assertThat(read.cdr()).isEqualTo(berlin);
  }

  @Test
  void shouldPassOverWhatALaterVersionMayAdd() {
    // Given
    String text = CdrText.encode(new CdrNote(SampleCdrs.call("call-1"), true, false));
    String later = text.substring(0, text.length() - 1) + ",\"new\":{\"a\":[1,{}]},\"b\":null}";

    // When
    CdrNote read = CdrText.decode(later);

    // Then
    assertThat(read.cdr()).isEqualTo(SampleCdrs.call("call-1"));
  }

  @Test
  void shouldRefuseWhatIsNoNote() {
    assertThatThrownBy(() -> CdrText.decode("[1]"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("JSON object");
    assertThatThrownBy(() -> CdrText.decode("{\"zone\":\"Mars\"}"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
