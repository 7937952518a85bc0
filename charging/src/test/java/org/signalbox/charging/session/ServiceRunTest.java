package org.signalbox.charging.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.charging.Cdr;
import org.signalbox.charging.CdrCost;
import org.signalbox.charging.CdrKey;
import org.signalbox.charging.CdrOrigin;
import org.signalbox.charging.CdrParties;
import org.signalbox.charging.CdrTimes;
import org.signalbox.charging.FieldTexts;
import org.signalbox.rating.TypeOfRecord;

/** A bill keeps its CDR in pieces, and none is lost. */
class ServiceRunTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");
  private static final List<String> TYPES =
      List.of("*prepaid", "*postpaid", "*rated", "*none", "dynaprepaid");
  private static final List<String> CGRIDS =
      List.of("", "own", "0".repeat(40), "f".repeat(40), "A".repeat(40), "g".repeat(40));

  private static Cdr random(Random random) {
    Optional<Instant> answer =
        random.nextBoolean()
            ? Optional.of(NOON.plusNanos(random.nextLong(1_000_000_000_000L)))
            : Optional.empty();
    Optional<Instant> setup =
        switch (random.nextInt(4)) {
          // A set-up decides nothing where there is an answer, so it may be of any year.
          case 0 ->
              answer.isPresent() ? Optional.of(Instant.parse("0001-01-02T00:00:00Z")) : answer;
          case 1 -> answer.isPresent() ? Optional.of(LATEST) : Optional.of(NOON);
          case 2 -> answer;
          default -> Optional.of(NOON.minusNanos(random.nextLong(1_000_000_000_000L)));
        };
    boolean isKnown = setup.isPresent() || answer.isPresent();
    String account = random.nextInt(4) == 0 ? "" : "1001";
    return new Cdr(
        new CdrKey("cgrates.org", cgrId(random), "*default"),
        new CdrOrigin("s;1", "smf", "diameter"),
        random.nextBoolean() ? TypeOfRecord.DATA : TypeOfRecord.VOICE,
        TYPES.get(random.nextInt(TYPES.size())),
        new CdrParties("call", account, random.nextBoolean() ? account : "1002", "any"),
        new CdrTimes(isKnown ? setup : Optional.of(NOON), answer, ZoneId.of("Europe/Berlin")),
        random.nextLong(1_000),
        new TreeMap<>(random.nextBoolean() ? Map.of() : Map.of("Imsi", "1", "Cell", "2")),
        "",
        CdrCost.unrated(),
        "",
        random.nextBoolean());
  }

  private static String cgrId(Random random) {
    return random.nextBoolean()
        ? CdrKey.cgrIdOf(Long.toString(random.nextLong()), "host")
        : CGRIDS.get(random.nextInt(CGRIDS.size()));
  }

  @Test
  void shouldPutTheCdrTogetherAgain() {
    for (long seed = 0; seed < 2_000; seed++) {
      // Given
      Cdr cdr = random(new Random(seed));

      // When
      ServiceRun run = ServiceRun.of("rg:1", cdr);

      // Then
      assertThat(run.cdr()).as("seed %d", seed).isEqualTo(cdr);
    }
  }

  @Test
  void shouldForgetAPrice() {
    // Given
    Cdr cdr = random(new Random(1));

    // When
    ServiceRun run = ServiceRun.of("rg:1", cdr.priced("*cdrs", new CdrCost.Unrated(), "why"));

    // Then
    assertThat(run.cdr()).isEqualTo(cdr);
  }

  @Test
  void shouldBeTheSameWhereNothingNewIsTold() {
    // Given
    FieldTexts fields = FieldTexts.copyOf(Map.of("Imsi", "1", "Cell", "2"));
    ServiceRun run = ServiceRun.of("rg:1", random(new Random(1)).withExtraFields(fields));

    // When
    ServiceRun told = run.with(new TreeMap<>(Map.of("Cell", "2")));

    // Then
    assertThat(told).isSameAs(run);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Imsi", "Cell"})
  void shouldKeepWhatIsTold(String name) {
    // Given
    FieldTexts fields = FieldTexts.copyOf(Map.of("Cell", "2"));
    ServiceRun run = ServiceRun.of("rg:1", random(new Random(1)).withExtraFields(fields));

    // When
    ServiceRun told = run.with(new TreeMap<>(Map.of(name, "3")));

    // Then
    assertThat(told.cdr().extraFields()).containsEntry(name, "3").containsKey("Cell");
  }
}
