package org.signalbox.ledger.runtime.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.core.Amount;
import org.signalbox.core.OperatorFault;
import org.signalbox.ledger.runtime.storage.FileName;
import org.signalbox.ledger.runtime.storage.FolderStorageAdapter;
import org.signalbox.ledger.runtime.storage.InterceptedFile;
import org.signalbox.ledger.runtime.storage.InterceptedStorage;
import org.signalbox.ledger.runtime.storage.StorageFile;
import org.signalbox.ledger.runtime.storage.StorageFolder;
import org.signalbox.ledger.runtime.storage.StorageFullException;
import org.signalbox.rating.Destination;
import org.signalbox.rating.MaxCostStrategy;
import org.signalbox.rating.RateSlot;
import org.signalbox.rating.RateTerms;
import org.signalbox.rating.RatingPlan;
import org.signalbox.rating.RatingProfile;
import org.signalbox.rating.RoundingMethod;
import org.signalbox.rating.Tariff;
import org.signalbox.rating.TariffChange;
import org.signalbox.rating.Timing;

class TariffFilesTest {

  private static final Timing EVENINGS =
      new Timing(
          "EVENINGS",
          new TreeSet<>(Set.of(2026, 2027)),
          new TreeSet<>(),
          new TreeSet<>(Set.of(31)),
          new TreeSet<>(Set.of(0, 6)),
          LocalTime.of(19, 30));
  private static final RatingProfile.Key ANY = new RatingProfile.Key("cgrates.org", "call", "*any");

  @TempDir Path folder = Path.of("");

  @SuppressWarnings("NullAway.Init") // Set before each test.
  private FolderStorageAdapter storage;

  @BeforeEach
  void openFolder() {
    storage = FolderStorageAdapter.lock(folder);
  }

  @AfterEach
  void closeFolder() {
    storage.close();
  }

  private static RateTerms terms(String rate) {
    return new RateTerms(
        "RT",
        List.of(
            new RateSlot(Amount.of("0.4"), Amount.of(rate), 60_000_000_000L, 1_000_000_000L, 0),
            new RateSlot(Amount.ZERO, Amount.of("0.1"), 1, 1, 60_000_000_000L)),
        RoundingMethod.UP,
        "*up",
        4,
        Amount.of(5),
        MaxCostStrategy.DISCONNECT);
  }

  private static RatingPlan plan(String rate) {
    return new RatingPlan(
        "RP",
        List.of(
            new RatingPlan.Binding("DST", Timing.ANY, new BigDecimal("10"), terms(rate)),
            new RatingPlan.Binding("DST", EVENINGS, new BigDecimal("20.5"), terms(rate))));
  }

  private static Tariff tariff() {
    return Tariff.empty()
        .with(
            new TariffChange(
                List.of(
                    new Destination("DST", List.of("614", "4")), new Destination("é", List.of())),
                List.of(plan("0.2")),
                List.of(
                    new RatingProfile(
                        ANY,
                        List.of(
                            new RatingProfile.Activation(
                                Instant.parse("2014-01-14T00:00:00.5Z"), "RP", List.of("*any"))))),
                Set.of(),
                Set.of(),
                Set.of()));
  }

  private static TariffChange priceRise(int step) {
    return new TariffChange(
        List.of(), List.of(plan("0." + (300 + step))), List.of(), Set.of("é"), Set.of(), Set.of());
  }

  @Test
  void shouldReadATariffByItsHash() {
    // Given
    TariffFiles.of(storage).store(tariff());

    // When
    Tariff read = TariffFiles.of(storage).tariff(tariff().version()).orElseThrow();

    // Then
    assertThat(read.version()).isEqualTo(tariff().version());
    assertThat(read.ratingPlan("RP")).isEqualTo(tariff().ratingPlan("RP"));
    assertThat(read.ratingProfile(ANY)).isEqualTo(tariff().ratingProfile(ANY));
    assertThat(read.destination("é")).contains(new Destination("é", List.of()));
  }

  @Test
  void shouldReadATariffThatIsStoredAsAChange() {
    // Given
    TariffFiles files = TariffFiles.of(storage);
    Tariff base = tariff();
    Tariff changed = base.with(priceRise(1));
    files.store(base);

    // When
    files.store(changed, base, priceRise(1));

    // Then
    Tariff read = TariffFiles.of(storage).tariff(changed.version()).orElseThrow();
    assertThat(read.version()).isEqualTo(changed.version());
    assertThat(octets(changed.version())).hasSizeLessThan(octets(base.version()).length);
  }

  @Test
  void shouldWriteATariffWholeWhereTheChainWouldGrowTooLong() {
    // Given
    TariffFiles files = TariffFiles.of(storage);
    Tariff last = tariff();
    files.store(last);

    // When
    for (int i = 1; i <= TariffFileHead.DEPTH_MAX + 1; i++) {
      Tariff next = last.with(priceRise(i));
      files.store(next, last, priceRise(i));
      last = next;
    }

    // Then
    TariffFileHead head = TariffFileHead.decode(ByteBuffer.wrap(octets(last.version())));
    assertThat(head).isEqualTo(TariffFileHead.WHOLE);
    assertThat(TariffFiles.of(storage).tariff(last.version())).isPresent();
  }

  @Test
  void shouldRefuseAFileWhoseContentHasAnotherHash() {
    // Given
    TariffFiles files = TariffFiles.of(storage);
    Tariff other = tariff().with(priceRise(1));
    files.store(other);
    String claimed = tariff().version();

    // When
    storage.rename(name(other.version()), name(claimed));

    // Then
    assertThatThrownBy(() -> TariffFiles.of(storage).tariff(claimed))
        .isInstanceOf(OperatorFault.class)
        .hasMessageContaining("is damaged: its content has the hash " + other.version());
  }

  @Test
  void shouldRefuseEveryDamagedOctet() {
    // Given
    String hash = tariff().version();
    TariffFiles.of(storage).store(tariff());
    byte[] whole = octets(hash);

    // When
    int refused = 0;
    int read = 0;
    for (int at = 0; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 0x21;
      overwrite(hash, damaged);
      try {
        TariffFiles.of(storage).tariff(hash);
        read++;
      } catch (OperatorFault e) {
        refused++;
      }
    }

    // Then
    // The hash of the parent is not looked at where there is none.
    assertThat(read).isEqualTo(32);
    assertThat(refused).isEqualTo(whole.length - 32);
  }

  @Test
  void shouldKnowNoTariffOfAnUnknownHash() {
    // When Then
    assertThat(TariffFiles.of(storage).tariff("../../etc/passwd")).isEmpty();
  }

  @Test
  void shouldWriteEqualChangesAsEqualOctets() {
    // Given
    TariffChange oneWay =
        new TariffChange(
            List.of(new Destination("A", List.of()), new Destination("B", List.of())),
            List.of(),
            List.of(),
            Set.of("X", "Y"),
            Set.of(),
            Set.of());
    TariffChange otherWay =
        new TariffChange(
            List.of(new Destination("B", List.of()), new Destination("A", List.of())),
            List.of(),
            List.of(),
            Set.of("Y", "X"),
            Set.of(),
            Set.of());

    // When
    byte[] octets = TariffChangeEncoder.encode(oneWay);

    // Then
    assertThat(octets).isEqualTo(TariffChangeEncoder.encode(otherWay));
  }

  private static FileName name(String hash) {
    return new FileName(StorageFolder.TARIFF, hash + ".tariff");
  }

  private byte[] octets(String hash) {
    try (StorageFile file = storage.open(name(hash))) {
      ByteBuffer octets = ByteBuffer.allocate((int) file.octets());
      file.read(octets, 0);
      return octets.array();
    }
  }

  private void overwrite(String hash, byte[] octets) {
    try (StorageFile file = storage.open(name(hash))) {
      file.write(ByteBuffer.wrap(octets), 0);
    }
  }

  @Test
  void shouldStoreATariffThatAFullDiskLeftHalfMade() {
    // Given
    AtomicBoolean isFull = new AtomicBoolean(true);
    List<FileName> closed = new ArrayList<>();
    InterceptedStorage filling =
        InterceptedStorage.of(storage)
            .withFiles(file -> isFull.get() ? InterceptedFile.full(file, closed::add) : file);
    TariffFiles files = TariffFiles.of(filling);
    assertThatThrownBy(() -> files.store(Tariff.empty())).isInstanceOf(StorageFullException.class);

    // When
    isFull.set(false);
    files.store(Tariff.empty());

    // Then
    assertThat(TariffFiles.of(storage).tariff(Tariff.empty().version())).isPresent();
    assertThat(closed).hasSize(1);
  }
}
