package org.signalbox.sbi.nrf.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.signalbox.registers.nf.NfChange;
import org.signalbox.registers.nf.NfEntry;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.registers.nf.NfProfile;
import org.signalbox.registers.nf.NfProfileReading;
import org.signalbox.registers.nf.subscription.UntoldChanges;
import org.signalbox.sbi.http.OctetBudget;
import org.signalbox.sbi.nrf.NfText;

/** Changes that wait: bounded, in turn, and their sum is told where they are too many. */
class WaitingChangesTest {

  private final OctetBudget budget = new OctetBudget(8 << 20);
  private final UntoldChanges untold = new UntoldChanges();
  private final WaitingChanges waiting = new WaitingChanges(budget);

  private static NfEntry entry(String json, int revision) {
    NfProfile profile = ((NfProfileReading.Accepted) NfProfile.read(octets(json))).profile();
    return new NfEntry(profile, revision);
  }

  private static byte[] octets(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  private static NfEntry udm(int revision) {
    return entry(
        NfText.udm().replace("\"priority\":0", "\"priority\":" + revision % 60_000), revision);
  }

  private static NfEntry largeUdm(int revision) {
    String more = "\"x-more\":\"" + "y".repeat(60_000) + "\",\"priority\":" + revision;
    return entry(NfText.udm().replace("\"priority\":0", more), revision);
  }

  private boolean add(NfChange change) {
    return waiting.add(UntoldChange.begin(change, untold));
  }

  private List<NfChange> taken() throws InterruptedException {
    List<NfChange> taken = new ArrayList<>();
    while (waiting.size() > 0) {
      taken.add(waiting.take().orElseThrow().change());
    }
    return taken;
  }

  @Test
  void shouldTellOfAnotherNextWhereOneChangesAllTheTime() throws InterruptedException {
    // Given
    for (int i = 1; i < 10_000; i++) {
      add(new NfChange.Changed(udm(i), udm(i + 1)));
    }

    // When
    boolean isKept = add(new NfChange.Registered(entry(NfText.ausf(), 20_000)));

    // Then
    List<NfChange> taken = taken();
    assertThat(isKept).isTrue();
    assertThat(taken).hasSize(WaitingChanges.CHANGES_MAX + 1);
    assertThat(WaitingChanges.id(taken.get(1)))
        .isEqualTo(NfInstanceId.parse(NfText.AUSF).orElseThrow());
    assertThat(taken.getLast())
        .isEqualTo(new NfChange.Changed(udm(WaitingChanges.CHANGES_MAX), udm(10_000)));
    assertThat(budget.taken()).isZero();
  }

  @Test
  void shouldHoldFewOctetsOfOneThatIsLarge() {
    // Given
    boolean isKept = true;

    // When
    for (int i = 1; i < 500; i++) {
      isKept &= add(new NfChange.Changed(largeUdm(i), largeUdm(i + 1)));
    }

    // Then
    assertThat(isKept).isTrue();
    assertThat(budget.taken()).isLessThanOrEqualTo(WaitingChanges.OCTETS_MAX);
  }

  @Test
  void shouldTellTheSumOfWhatIsTooMany() throws InterruptedException {
    // Given
    for (int i = 1; i < WaitingChanges.CHANGES_MAX; i++) {
      add(new NfChange.Changed(udm(i), udm(i + 1)));
    }

    // When
    add(new NfChange.Removed(udm(8), 9));
    add(new NfChange.Registered(udm(10)));
    add(new NfChange.Changed(udm(10), udm(11)));

    // Then
    assertThat(taken().getLast()).isEqualTo(new NfChange.Changed(udm(8), udm(11)));
  }

  @Test
  void shouldNotCountWhatWasToldAsUntoldForALoadThatWaits() {
    // Given
    untold.begin(900).release();

    // When
    add(new NfChange.Changed(udm(5), udm(5)));

    // Then
    assertThat(untold.toldUpTo(900)).isEqualTo(900);
  }

  @Test
  void shouldCountTheSumOfALoadAndAChangeAsUntold() {
    // Given
    for (int i = 0; i < WaitingChanges.CHANGES_MAX; i++) {
      add(new NfChange.Changed(udm(5), udm(5)));
    }

    // When
    add(new NfChange.Changed(udm(5), udm(901)));

    // Then
    assertThat(waiting.size()).isEqualTo(WaitingChanges.CHANGES_MAX);
    assertThat(untold.toldUpTo(902)).isEqualTo(900);
  }

  @Test
  void shouldForgetOneThatCameAndWentWhereItIsTooMuch() throws InterruptedException {
    // Given
    NfEntry here = udm(1);
    for (int i = 0; i < WaitingChanges.CHANGES_MAX / 2 - 1; i++) {
      add(new NfChange.Registered(here));
      add(new NfChange.Removed(here, 9));
    }
    add(new NfChange.Changed(here, udm(2)));
    add(new NfChange.Registered(here));

    // When
    add(new NfChange.Removed(here, 9));

    // Then
    assertThat(taken()).hasSize(WaitingChanges.CHANGES_MAX - 1);
    assertThat(budget.taken()).isZero();
  }
}
