package org.signalbox.charging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.testsupport.Seeded;
import org.signalbox.testsupport.VirtualClock;

/**
 * Which CDRs are the same one on every database, however each finds it: by a CGRID that is made of
 * the CDR's origin, or by one that a client made.
 */
public abstract class CdrKeyContract extends CdrProjectorContract {

  private static final String TENANT = "cgrates.org";
  private static final String RUN = "*default";

  private final VirtualClock clock = VirtualClock.at("2026-01-01T00:00:00Z");

  private CdrStore store() {
    return CdrStore.of(database(), clock);
  }

  /** A CDR whose CGRID is of its origin. */
  private static Cdr made(String originId, String originHost, String cost) {
    return given(CdrKey.cgrIdOf(originId, originHost), originId, originHost, cost);
  }

  /** A CDR with a CGRID of the client's own. */
  private static Cdr given(String cgrId, String originId, String originHost, String cost) {
    return SampleCdrs.call(
        new CdrKey(TENANT, cgrId, RUN), new CdrOrigin(originId, originHost, ""), "1002", cost);
  }

  private static List<Cdr> all(CdrStore store) {
    List<Cdr> found = new ArrayList<>();
    store.read(CdrQuery.ALL, stored -> found.add(stored.cdr()));
    return found;
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "own", "da39a3ee5e6b4b0d3255bfef95601890afd80709"})
  void shouldRefuseACdrOfAClientsOwnCgrIdTheSecondTime(String cgrId) {
    // Given
    CdrStore store = store();
    boolean first = store.add(List.of(given(cgrId, "1", "host", "1")));

    // When
    boolean second = store.add(List.of(given(cgrId, "2", "other", "2")));

    // Then
    assertThat(first).isTrue();
    assertThat(second).isFalse();
    assertThat(all(store)).containsExactly(given(cgrId, "1", "host", "1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "host", "ü"})
  void shouldRefuseACdrWhoseCgrIdIsOfItsOriginTheSecondTime(String host) {
    // Given
    CdrStore store = store();
    boolean first = store.add(List.of(made("1", host, "1")));

    // When
    boolean second = store.add(List.of(made("1", host, "2")));

    // Then
    assertThat(first).isTrue();
    assertThat(second).isFalse();
    assertThat(all(store)).containsExactly(made("1", host, "1"));
  }

  @Test
  void shouldRefuseACgrIdOfAClientThatIsThatOfAnothersOrigin() {
    // Given
    CdrStore store = store();
    store.add(List.of(made("1", "host", "1")));

    // When
    boolean added = store.add(List.of(given(CdrKey.cgrIdOf("1", "host"), "other", "", "2")));

    // Then
    assertThat(added).isFalse();
    assertThat(all(store)).containsExactly(made("1", "host", "1"));
  }

  @Test
  void shouldRefuseACgrIdOfAnOriginThatAClientGaveBefore() {
    // Given
    CdrStore store = store();
    Cdr given = given(CdrKey.cgrIdOf("1", "host"), "other", "", "2");
    store.add(List.of(given));

    // When
    boolean added = store.add(List.of(made("1", "host", "1")));

    // Then
    assertThat(added).isFalse();
    assertThat(all(store)).containsExactly(given);
  }

  @Test
  void shouldTakeOriginsOfTheSameDigestForOneCdr() {
    // Given
    CdrStore store = store();
    store.add(List.of(made("ab", "c", "1")));

    // When
    boolean added = store.add(List.of(made("a", "bc", "2")));

    // Then
    assertThat(added).isFalse();
    store.put(List.of(made("a", "bc", "3")));
    assertThat(all(store)).containsExactly(made("a", "bc", "3"));
  }

  @Test
  void shouldKeepTheLastOfOneCdrThatComesUnderOtherOrigins() {
    // Given
    CdrStore store = store();
    String cgrId = CdrKey.cgrIdOf("1", "host");
    store.add(List.of(made("1", "host", "0")));

    List<Cdr> turns =
        List.of(
            given(cgrId, "other", "", "1"),
            given(cgrId, "third", "", "2"),
            given(cgrId, "third", "", "3"),
            made("1", "host", "4"),
            made("1h", "ost", "5"),
            given(cgrId, "other", "", "6"));
    for (Cdr turn : turns) {
      // When
      store.put(List.of(turn));

      // Then
      assertThat(all(store)).containsExactly(turn);
      assertThat(store.add(List.of(made("1", "host", "9")))).as("after %s", turn).isFalse();
    }
  }

  @Test
  void shouldRefuseTheSameCdrAfterItsAccountWasErased() {
    // Given
    CdrStore store = store();
    store.add(List.of(made("1", "host", "1"), given("own", "2", "host", "1")));
    store.erase(TENANT, "1002", "erased-0");

    // When
    boolean added = store.add(List.of(made("1", "host", "2")));

    // Then
    assertThat(added).isFalse();
    assertThat(store.add(List.of(given("own", "2", "host", "2")))).isFalse();
    store.put(List.of(made("1", "host", "3")));
    assertThat(store.add(List.of(made("1", "host", "4")))).isFalse();
    assertThat(store.count(CdrQuery.ALL)).isEqualTo(2);
  }

  @Test
  @Seeded
  void shouldKnowCdrsByTheirKeysAsAPlainMapDoes(SplittableRandom random) {
    // Given
    forgetPositions();
    CdrStore store = store();
    RandomKeys keys = new RandomKeys(random);
    CdrMapModel model = new CdrMapModel();

    for (int step = 1; step <= 300; step++) {
      List<Cdr> cdrs = keys.some(step);
      String account = keys.account();
      int choice = random.nextInt(16);

      // When
      switch (choice) {
        case 0 ->
            assertThat(store.erase(keys.tenant(cdrs), account, "erased-" + step))
                .as("erased in step %d", step)
                .isEqualTo(model.erase(keys.tenant(cdrs), account, "erased-" + step));
        case 1 ->
            assertThat(store.remove(ofCgrId(cdrs.getFirst())))
                .as("removed in step %d", step)
                .isEqualTo(model.remove(cdrs.getFirst().key().cgrId()));
        case 2, 3, 4, 5, 6 -> {
          store.put(cdrs);
          model.put(cdrs);
        }
        case 7, 8, 9, 10 -> {
          boolean isReplacing = random.nextBoolean();
          project(
              step,
              cdrs.stream()
                  .map(cdr -> new CdrNote(cdr, false, isReplacing))
                  .toArray(CdrNote[]::new));
          model.project(cdrs, isReplacing);
        }
        default ->
            assertThat(store.add(CdrMapModel.apart(cdrs)))
                .as("added in step %d: %s", step, cdrs)
                .isEqualTo(model.add(CdrMapModel.apart(cdrs)));
      }

      // Then
      assertThat(all(store).stream().map(CdrMapModel::row))
          .as("rows after step %d, %d", step, choice)
          .isEqualTo(model.rows());
      assertThat(store.count(ofCgrId(cdrs.getFirst())))
          .as("count after step %d", step)
          .isEqualTo(model.count(cdrs.getFirst().key().cgrId()));
    }
  }

  private static CdrQuery ofCgrId(Cdr cdr) {
    return CdrQuery.where(
        new CdrCondition.OneOf(CdrField.CGRID, List.of(cdr.key().cgrId()), false));
  }

  @Test
  void shouldStoreNothingOfAnEventThatHasOneCdrUnderTwoOrigins() {
    // Given
    CdrStore store = store();
    Cdr made = made("1", "host", "1");

    // When
    boolean added = store.add(List.of(made, given(made.key().cgrId(), "other", "", "2")));

    // Then
    assertThat(added).isFalse();
    assertThat(all(store)).isEmpty();
  }

  @Test
  void shouldReplaceACdrWhoseOriginHasHalvesOfACharacter() {
    // Given
    CdrStore store = store();
    store.add(List.of(made("a\uD83D", "\uDE00", "1")));

    // When
    store.put(List.of(made("a\uD83D", "\uDE00", "2")));

    // Then
    assertThat(store.count(CdrQuery.ALL)).isEqualTo(1);
  }

  @Test
  void shouldStoreNothingOfAnEventThatHasOneCdrTwice() {
    // Given
    CdrStore store = store();

    // When
    boolean added = store.add(List.of(made("1", "host", "1"), made("1", "host", "2")));

    // Then
    assertThat(added).isFalse();
    assertThat(all(store)).isEmpty();
  }
}
