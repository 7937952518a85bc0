package org.signalbox.ledger.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.signalbox.ledger.LedgerReply;
import org.signalbox.ledger.RequestKey;

class RememberedRepliesTest {

  @Test
  void shouldKeepLittleOfASessionThatAsksAgainAndAgain() {
    // Given
    RememberedReplies replies = new RememberedReplies();
    replies.add(new RequestKey("quiet", 0), LedgerReply.DONE, 1);

    // When
    for (int number = 0; number < 100_000; number++) {
      replies.add(new RequestKey("busy", number), LedgerReply.DONE, 2 + number);
    }

    // Then
    assertThat(replies.queued()).isLessThan(2_000);
    assertThat(replies.of("quiet")).isNotNull();
    assertThat(replies.of("busy")).isNotNull().returns(99_999L, Remembered::number);
  }

  @Test
  void shouldForgetTheOldestFirstAfterManyWereReplaced() {
    // Given
    RememberedReplies replies = new RememberedReplies();
    replies.add(new RequestKey("first", 0), LedgerReply.DONE, 1);
    for (int number = 0; number < 10_000; number++) {
      replies.add(new RequestKey("second", number), LedgerReply.DONE, 2);
    }

    // When
    replies.forgetOldest();

    // Then
    assertThat(replies.of("first")).isNull();
    assertThat(replies.of("second")).isNotNull();
  }

  private static final long SECOND = 1_000_000_000L;

  /** Answers of which two are kept for long and five at all, one given each second. */
  private static RememberedReplies each(int seconds, int count) {
    RememberedReplies replies = new RememberedReplies(2, 5);
    for (int i = 0; i < count; i++) {
      add(replies, i, (long) i * seconds);
    }
    return replies;
  }

  private static void add(RememberedReplies replies, int name, long second) {
    replies.add(
        new RequestKey("s" + name, 0),
        LedgerReply.DONE,
        second * SECOND + RememberedReplies.AGE_NANOS_MAX);
  }

  @Test
  void shouldKnowWhatMayBeAskedForAgainHoweverMuchThereIs() {
    // Given
    RememberedReplies replies = each(1, 4);

    // When
    add(replies, 4, 9);

    // Then
    assertThat(replies.of("s0")).isNotNull();
    assertThat(replies.forgottenAge()).isEqualTo(RememberedReplies.AGE_NANOS_MAX);
  }

  @Test
  void shouldForgetWhatIsNotAskedForAgainWhereThereIsMuch() {
    // Given
    RememberedReplies replies = each(1, 4);

    // When
    add(replies, 4, 11);

    // Then
    assertThat(replies.of("s0")).isNull();
    assertThat(replies.of("s1")).isNull();
    assertThat(replies.of("s2")).isNotNull();
    assertThat(replies.forgottenAge()).isEqualTo(10 * SECOND);
  }

  @Test
  void shouldHaveTimeForgetWhatIsTooMuch() {
    // Given
    RememberedReplies replies = each(1, 4);

    // When
    boolean isDue = replies.isDue(10 * SECOND);

    // Then
    assertThat(isDue).isTrue();
    assertThat(replies.isDue(10 * SECOND - 1)).isFalse();
  }

  @Test
  void shouldBeFullWhileTheOldestMayBeAskedForAgain() {
    // Given
    RememberedReplies replies = each(1, 5);

    // When
    boolean isFull = replies.isFull(9 * SECOND);

    // Then
    assertThat(isFull).isTrue();
    assertThat(replies.isFull(10 * SECOND)).isFalse();
    assertThat(each(1, 4).isFull(9 * SECOND)).isFalse();
  }

  @Test
  void shouldMakeRoomForWhatCannotWait() {
    // Given
    RememberedReplies replies = each(1, 5);

    // When
    add(replies, 5, 5);

    // Then
    assertThat(replies.of("s0")).isNull();
    assertThat(replies.of("s1")).isNotNull();
    assertThat(replies.of("s5")).isNotNull();
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 50);
  }

  /** Names of which some have the same hash, and some are not ASCII. */
  private static final List<String> NAMES =
      List.of("sAaAa", "sAaBB", "sBBAa", "sBBBB", "s\u00E4", "s\uD83D\uDE00", "s", "s1");

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldForgetByAgeAloneHoweverOftenAnswersAreReplaced(long seed) {
    // Given
    Random random = new Random(seed);
    RememberedReplies replies = new RememberedReplies(2, 5);
    // By name, oldest first: when each was given, in seconds.
    Map<String, Long> model = new LinkedHashMap<>();
    long second = 0;
    List<String> found = new ArrayList<>();
    List<String> expected = new ArrayList<>();

    // When
    for (int i = 0; i < 200; i++) {
      second += random.nextInt(4);
      String name = NAMES.get(random.nextInt(NAMES.size()));
      boolean isAsked = !model.isEmpty() && random.nextInt(8) == 0;
      if (isAsked) {
        replies.forgetOldest();
        model.remove(model.keySet().iterator().next());
      } else {
        replies.add(
            new RequestKey(name, second),
            LedgerReply.DONE,
            second * SECOND + RememberedReplies.AGE_NANOS_MAX);
        model.remove(name);
        model.put(name, second);
        makeRoom(model, second);
      }
      found.add(kept(replies) + replies.isFull(second * SECOND));
      expected.add(kept(model) + (model.size() >= 5 && age(model, second) < 10));
    }

    // Then
    assertThat(found).as("seed %d", seed).isEqualTo(expected);
  }

  /** Two at most are forgotten: while there are more than five, or more than two and old ones. */
  private static void makeRoom(Map<String, Long> model, long second) {
    for (int i = 0; i < 2; i++) {
      boolean isTooMuch = model.size() > 5 || (model.size() > 2 && age(model, second) >= 10);
      if (isTooMuch) {
        model.remove(model.keySet().iterator().next());
      }
    }
  }

  private static long age(Map<String, Long> model, long second) {
    return second - model.values().iterator().next();
  }

  private static String kept(RememberedReplies replies) {
    Map<String, Long> kept = new TreeMap<>();
    for (String name : NAMES) {
      Optional.ofNullable(replies.of(name)).ifPresent(known -> kept.put(name, known.number()));
    }
    return kept.toString();
  }

  private static String kept(Map<String, Long> model) {
    return new TreeMap<>(model).toString();
  }
}
