package org.signalbox.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.signalbox.ledger.Ledgers.ALICE;
import static org.signalbox.ledger.Ledgers.NOON;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.signalbox.core.Amount;
import org.signalbox.ledger.LedgerCommand.Charge;
import org.signalbox.rating.TypeOfRecord;

/** Commands and images survive being octets, and nothing else is read. */
class LedgerCodecTest {

  private static final LedgerCommandEncoder ENCODER = new LedgerCommandEncoder();

  static List<LedgerCommand> commands() {
    return Stream.concat(GoldenLog.commands().stream(), GoldenActions.commands().stream()).toList();
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 20);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void shouldDecodeWhatItEncodes(LedgerCommand command) {
    // When
    byte[] octets = new LedgerCommandEncoder().encode(command);

    // Then
    assertThat(LedgerCommandDecoder.decode(octets)).isEqualTo(command);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldReadNothingThatItWouldNotWrite(long seed) {
    // Given
    Random random = new Random(seed);
    List<byte[]> broken = new ArrayList<>();
    for (LedgerCommand command : commands()) {
      byte[] octets = ENCODER.encode(command);
      for (int i = 0; i < 50; i++) {
        byte[] changed = Arrays.copyOf(octets, octets.length + random.nextInt(3) - 1);
        changed[random.nextInt(changed.length)] = (byte) random.nextInt();
        broken.add(changed);
      }
    }

    // When
    List<byte[]> otherwise = broken.stream().filter(LedgerCodecTest::isWrittenOtherwise).toList();

    // Then
    assertThat(otherwise).as("seed %d", seed).isEmpty();
  }

  private static boolean isWrittenOtherwise(byte[] octets) {
    try {
      return !Arrays.equals(ENCODER.encode(LedgerCommandDecoder.decode(octets)), octets);
    } catch (UnreadableLedgerFault e) {
      return false;
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldNotTakeABrokenImageForTheWholeOne(long seed) {
    // Given
    Random random = new Random(seed);
    RandomCharging charging = new RandomCharging(seed);
    for (int step = 0; step < 60; step++) {
      charging.step();
    }
    List<byte[]> chunks = new ArrayList<>();
    LedgerImageEncoder.chunks(charging.shard().image()).forEachRemaining(chunks::add);
    byte[] broken = chunks.get(random.nextInt(chunks.size()));
    // Not the number of the segment, which says nothing that the keys do not say.
    broken[3 + random.nextInt(broken.length - 3)] ^= (byte) (1 << random.nextInt(8));

    // When
    Optional<String> read = hashOf(chunks);

    // Then
    assertThat(read).as("seed %d", seed).isNotEqualTo(Optional.of(charging.shard().stateHash()));
  }

  private static Optional<String> hashOf(List<byte[]> chunks) {
    try {
      LedgerImageDecoder decoder = new LedgerImageDecoder();
      chunks.forEach(decoder::accept);
      return Optional.of(decoder.finish().stateHash());
    } catch (UnreadableLedgerFault e) {
      return Optional.empty();
    }
  }

  @Test
  void shouldTakeAboutAHundredOctetsForACharge() {
    // Given
    Charge charge =
        new Charge(
            NOON,
            new RequestKey("scscf.example;2748191823;17", 1),
            SessionPhase.UPDATE,
            Duration.ofMinutes(10),
            List.of(
                new PartRequest(
                    new PartKey("100", "*default"),
                    Optional.empty(),
                    PartStep.Report.continuing(250 * Caller.SECOND, 300 * Caller.SECOND))));

    // When
    byte[] octets = ENCODER.encode(charge);

    // Then
    assertThat(octets).hasSizeLessThan(100);
  }

  @Test
  void shouldReadWhatItWroteOfTurnsBackingsTailsAndPools() {
    // Given
    List<LedgerCommand> commands = GoldenSessions.commands();

    // When
    List<LedgerCommand> read =
        commands.stream()
            .map(command -> LedgerCommandDecoder.decode(ENCODER.encode(command)))
            .toList();

    // Then
    assertThat(read).isEqualTo(commands);
  }

  @Test
  void shouldRefuseAPlainReportThatIsNotInItsOneForm() {
    // Given
    PartStep.Report turned =
        new PartStep.Report(0, Optional.empty(), false, Backing.NOBODY, Optional.empty());
    Charge charge =
        new Charge(
            NOON,
            new RequestKey("s", 0),
            SessionPhase.UPDATE,
            Duration.ofMinutes(1),
            List.of(new PartRequest(new PartKey("", ""), Optional.empty(), turned)));
    byte[] octets = ENCODER.encode(charge);
    int backing = octets.length - 2;
    octets[backing] = 0;

    // When / Then
    assertThatThrownBy(() -> LedgerCommandDecoder.decode(octets))
        .isInstanceOf(UnreadableLedgerFault.class)
        .hasMessageContaining("one form");
  }

  @Test
  void shouldSayWhereACommandCannotBeRead() {
    // Given
    byte[] octets = ENCODER.encode(Ledgers.change(ALICE, Ledgers.money("1")));
    octets[1] = 99;

    // When / Then
    assertThatThrownBy(() -> LedgerCommandDecoder.decode(octets))
        .isInstanceOf(UnreadableLedgerFault.class)
        .hasMessageContaining("octet ")
        .hasMessageContaining("99");
  }

  @Test
  void shouldRefuseAnImageWithoutItsEnd() {
    // Given
    LedgerImageDecoder decoder = new LedgerImageDecoder();
    List<byte[]> chunks = new ArrayList<>();
    LedgerImageEncoder.chunks(Ledgers.open(ALICE).image()).forEachRemaining(chunks::add);
    chunks.removeLast();
    chunks.forEach(decoder::accept);

    // When / Then
    assertThatThrownBy(decoder::finish)
        .isInstanceOf(UnreadableLedgerFault.class)
        .hasMessageContaining("end");
  }

  @Test
  void shouldRefuseChangesOfAnImageWithoutItsEnd() {
    // Given
    LedgerImageDecoder decoder = new LedgerImageDecoder();
    decoder.accept(LedgerImageEncoder.chunks(Ledgers.open(ALICE).image()).next());

    // When / Then
    assertThatThrownBy(decoder::amend)
        .isInstanceOf(UnreadableLedgerFault.class)
        .hasMessageContaining("end");
  }

  @Test
  void shouldRefuseToRemoveFromAnImageThatIsWhole() {
    // Given
    LedgerShard shard = Ledgers.open(ALICE);
    LedgerImage before = shard.image();
    shard.execute(
        new LedgerCommand.ChangeAccount(
            NOON, Optional.empty(), ALICE, List.of(new AccountAction.Remove())));
    List<byte[]> changes = new ArrayList<>();
    LedgerImageEncoder.changes(shard.image(), before).forEachRemaining(changes::add);
    LedgerImageDecoder decoder = new LedgerImageDecoder();

    // When / Then
    assertThatThrownBy(() -> changes.forEach(decoder::accept))
        .isInstanceOf(UnreadableLedgerFault.class)
        .hasMessageContaining("keys to remove in an image that is whole");
  }

  @Test
  void shouldLogTheOffsetOfACallInThePlaceOfItsZone() {
    // Given
    PartTerms berlin =
        new PartTerms(
            ALICE,
            TypeOfRecord.VOICE,
            new Pricing.Fixed(Amount.of(1), Amount.of(2), 3, 4),
            "call",
            "49",
            NOON.atZone(ZoneId.of("Europe/Berlin")));
    Charge charge =
        new Charge(
            NOON,
            new RequestKey("s", 0),
            SessionPhase.EVENT,
            Duration.ofMinutes(1),
            List.of(
                new PartRequest(
                    new PartKey("", ""), Optional.of(berlin), new PartStep.DirectDebit(1))));

    // When
    LedgerCommand read = LedgerCommandDecoder.decode(ENCODER.encode(charge));

    // Then
    assertThat(read).isEqualTo(charge);
    assertThat(berlin.start().getZone()).isEqualTo(ZoneOffset.ofHours(1));
  }

  @Test
  void shouldCarryTheNoteOfAPartToTheRecordsOfItsEnd() {
    // Given
    String note = "Überweisung \uD83D\uDCB6 ".repeat(10_000);
    Charge charge =
        new Charge(
            NOON,
            new RequestKey("s", 0),
            SessionPhase.EVENT,
            Duration.ofMinutes(1),
            List.of(
                new PartRequest(
                    new PartKey("", ""),
                    Optional.of(Caller.voice(ALICE, "6140000001")),
                    PartStep.Report.ending(0),
                    note)));
    LedgerShard shard = Ledgers.open(ALICE);

    // When
    Execution execution = shard.execute(LedgerCommandDecoder.decode(ENCODER.encode(charge)));

    // Then
    assertThat(execution.records())
        .last()
        .isInstanceOfSatisfying(
            LedgerRecord.SessionClosed.class,
            closed -> {
              assertThat(closed.parts().getFirst().note()).isEqualTo(note);
              assertThat(closed.accounts()).containsExactly(shard.account(ALICE).orElseThrow());
            });
  }
}
