package org.signalbox.registers.equipment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.signalbox.core.Imei;
import org.signalbox.testsupport.VirtualClock;

class EquipmentChecksTest {

  private static final Verdict BLACK =
      new Verdict(Basis.EXACT, Optional.of(EquipmentStatus.BLACKLISTED));

  /** What an operator looks up was not seen by a network. */
  @Test
  void shouldCountAPersonsQuestionAsAskedAndNotAsAnsweredToANetwork() {
    // Given
    EquipmentChecks checks =
        new EquipmentChecks(
            (pei, supi) -> Optional.of(BLACK),
            new CheckAudit.Rules(1, 10, false),
            new VirtualClock(Instant.parse("2026-11-26T05:00:00Z")));

    // When
    var _ = checks.check(question(EquipmentQuestion.Door.API));
    var _ = checks.check(question(EquipmentQuestion.Door.S13));

    // Then
    assertThat(checks.answered(EquipmentStatus.BLACKLISTED)).isEqualTo(1);
    assertThat(checks.asked(EquipmentQuestion.Door.API)).isEqualTo(1);
    assertThat(checks.audit().newest(10))
        .extracting(CheckAudit.Kept::door)
        .isEqualTo(List.of(EquipmentQuestion.Door.S13, EquipmentQuestion.Door.API));
  }

  private static EquipmentQuestion question(EquipmentQuestion.Door door) {
    return new EquipmentQuestion(
        Imei.parse("582419929911423").orElseThrow(), Optional.empty(), door);
  }
}
