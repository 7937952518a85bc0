package org.signalbox.ledger.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.core.Amount;
import org.signalbox.ledger.LedgerReply;
import org.signalbox.ledger.PartKey;
import org.signalbox.ledger.PartOutcome;
import org.signalbox.ledger.RequestKey;

class RememberedTest {

  private static final LedgerReply REPLY =
      new LedgerReply.Charged(
          List.of(
              new PartOutcome(
                  new PartKey("100", "*default"), 7, Optional.empty(), false, 3, Amount.of("1.5"))),
          Amount.of("1.5"),
          true);

  /** Of one, two, three and four octets in UTF-8. */
  private static final String[] CHARACTERS = {
    "a",
    "Z",
    "0",
    "?",
    "\u007F",
    "\u0080",
    "\u00E4",
    "\u07FF",
    "\u0800",
    "\uFFFD",
    "\uFFFF",
    "\uD800\uDC00",
    "\uD83D\uDE00",
    "\uDBFF\uDFFF"
  };

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 50);
  }

  private static Remembered remembered(String name) {
    // Between two others: it must read nothing of what lies before or behind it.
    ReplyPages pages = new ReplyPages();
    Remembered.keep("before", LedgerReply.DONE, pages);
    Remembered middle =
        new Remembered(new RequestKey(name, 4), Remembered.keep(name, REPLY, pages), 5, -6);
    Remembered.keep("behind", LedgerReply.DONE, pages);
    return middle;
  }

  /** Of one character to as many as a name may have; half of the names are ASCII. */
  private static String name(Random random) {
    int kinds = random.nextBoolean() ? 5 : CHARACTERS.length;
    int length = 1 + random.nextInt(random.nextBoolean() ? 8 : 256);
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < length; i++) {
      name.append(CHARACTERS[random.nextInt(kinds)]);
    }
    return name.toString();
  }

  /** Names that are nearly that one, and the name itself as another object. */
  private static List<String> near(String name, Random random) {
    int at = random.nextInt(name.length());
    List<String> near = new ArrayList<>();
    near.add(new String(name.toCharArray()));
    near.add(name + name.charAt(at));
    near.add(name.substring(0, at));
    near.add(name.substring(at));
    for (String character : List.of("a", "?", "\u00E4", "\uD800", "\uDC00", "\uFFFD")) {
      near.add(name.substring(0, at) + character + name.substring(at + 1));
    }
    return near;
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldKnowItsNameAndNoOther(long seed) {
    // Given
    Random random = new Random(seed);
    String name = name(random);
    List<String> asked = near(name, random);
    Remembered remembered = remembered(name);

    // When
    List<Boolean> known = asked.stream().map(remembered::hasKey).toList();

    // Then
    assertThat(known)
        .as("seed %d: %s of %s", seed, name, asked)
        .isEqualTo(asked.stream().map(name::equals).toList());
    assertThat(known.getFirst()).as("seed %d", seed).isTrue();
    assertThat(remembered.key()).as("seed %d", seed).isEqualTo(name);
    assertThat(remembered.keyHash()).as("seed %d", seed).isEqualTo(name.hashCode());
    assertThat(remembered.reply()).as("seed %d", seed).isEqualTo(REPLY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uD800", "\uDC00", "\uDC00\uD800", ""})
  void shouldNotTakeHalfACharacterForWhatItIsWrittenAs(String half) {
    // Given
    Remembered remembered = remembered("?".repeat(Math.max(1, half.length())));

    // When
    boolean isKnown = remembered.hasKey(half);

    // Then
    assertThat(isKnown).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 127, 128, 512})
  void shouldKnowNamesOfAllLengths(int length) {
    // Given
    String ascii = "n".repeat(length);
    String wide = "\uFFFD".repeat(length);

    // When
    List<Remembered> both = List.of(remembered(ascii), remembered(wide));

    // Then
    assertThat(both).extracting(Remembered::key).containsExactly(ascii, wide);
    assertThat(both).extracting(one -> one.hasKey(ascii)).containsExactly(true, false);
    assertThat(both).extracting(one -> one.hasKey(wide)).containsExactly(false, true);
    assertThat(both).extracting(Remembered::reply).containsExactly(REPLY, REPLY);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldStandInAnImageAsEachOfItsValues(long seed) {
    // Given
    String name = name(new Random(seed));
    OctetWriter expected = new OctetWriter(8);
    expected.text(name).count(4).count(5).number(-6);
    ReplyEncoder.reply(expected, REPLY);

    // When
    OctetWriter written = new OctetWriter(8);
    remembered(name).write(written);

    // Then
    assertThat(written.toOctets()).as("seed %d", seed).isEqualTo(expected.toOctets());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldBeReadAsItWasWritten(long seed) {
    // Given
    String name = name(new Random(seed));
    OctetWriter written = new OctetWriter(8);
    remembered(name).write(written);
    OctetReader in = new OctetReader(written.toOctets());

    // When
    Remembered read = Remembered.read(in, new ReplyPages());

    // Then
    in.requireEnd();
    OctetWriter again = new OctetWriter(8);
    read.write(again);
    assertThat(again.toOctets()).as("seed %d", seed).isEqualTo(written.toOctets());
    assertThat(read.hasKey(name)).as("seed %d", seed).isTrue();
    assertThat(read.keyHash()).as("seed %d", seed).isEqualTo(name.hashCode());
    assertThat(read.number()).as("seed %d", seed).isEqualTo(4);
    assertThat(read.sequence()).as("seed %d", seed).isEqualTo(5);
    assertThat(read.forgottenAt()).as("seed %d", seed).isEqualTo(-6);
    assertThat(read.reply()).as("seed %d", seed).isEqualTo(REPLY);
  }

  @Test
  void shouldStayAsItIsWhileOthersAreKept() {
    // Given
    ReplyPages pages = new ReplyPages();
    Remembered first =
        new Remembered(new RequestKey("first", 0), Remembered.keep("first", REPLY, pages), 0, 0);

    // When
    Remembered second =
        new Remembered(
            new RequestKey("other", 0), Remembered.keep("other", LedgerReply.DONE, pages), 1, 0);

    // Then
    assertThat(first.key()).isEqualTo("first");
    assertThat(first.reply()).isEqualTo(REPLY);
    assertThat(second.key()).isEqualTo("other");
    assertThat(second.reply()).isEqualTo(LedgerReply.DONE);
  }

  @Test
  void shouldStayAsItIsWhenThePageIsFull() {
    // Given
    ReplyPages pages = new ReplyPages();
    List<Remembered> all = new ArrayList<>();
    int more = 3 * ReplyPages.PAGE_OCTETS / 64;

    // When
    for (int i = 0; i < more; i++) {
      String name = "x".repeat(i % 300) + i;
      all.add(new Remembered(new RequestKey(name, i), Remembered.keep(name, REPLY, pages), i, 0));
    }

    // Then
    for (int i = 0; i < more; i++) {
      assertThat(all.get(i).key()).isEqualTo("x".repeat(i % 300) + i);
      assertThat(all.get(i).reply()).isEqualTo(REPLY);
    }
  }

  @Test
  void shouldKeepWhatIsLongerThanAPage() {
    // Given
    ReplyPages pages = new ReplyPages();
    pages.begin().text("y".repeat(2 * ReplyPages.PAGE_OCTETS));

    // When
    pages.keep();

    // Then
    assertThat(new OctetReader(Arrays.copyOfRange(pages.page(), pages.from(), pages.to())).text())
        .isEqualTo("y".repeat(2 * ReplyPages.PAGE_OCTETS));
  }
}
