package org.signalbox.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The judge of traces is able to say no. */
class SyncTraceTest {

  private static final String ASKED = "7 read(5<socket:[1]>, \"asked\", 99) = 5";
  private static final String ANSWERED = "7 write(5<socket:[1]>, \"answered\", 8) = 8";
  private static final String STORED = "9 pwrite64(8</d/signalbox.db-wal>, \"x\", 1, 0) = 1";
  private static final String SYNCED = "9 fdatasync(8</d/signalbox.db-wal>) = 0";
  private static final String SYNC_BEGAN = "9 fdatasync(8</d/signalbox.db-wal> <unfinished ...>";
  private static final String SYNC_RETURNED = "9 <... fdatasync resumed>) = 0";

  static Stream<Arguments> traces() {
    return Stream.of(
        Arguments.of(true, List.of(ASKED, STORED, SYNCED, ANSWERED)),
        Arguments.of(true, List.of(ASKED, STORED, SYNC_BEGAN, SYNC_RETURNED, ANSWERED)),
        Arguments.of(false, List.of(ASKED, STORED, ANSWERED, SYNCED)),
        Arguments.of(false, List.of(ASKED, SYNCED, STORED, ANSWERED)),
        Arguments.of(false, List.of(ASKED, STORED, SYNC_BEGAN, ANSWERED, SYNC_RETURNED)),
        Arguments.of(false, List.of(ASKED, SYNC_BEGAN, STORED, SYNC_RETURNED, ANSWERED)),
        Arguments.of(false, List.of(ASKED, ANSWERED)),
        Arguments.of(false, List.of(ASKED, STORED, SYNCED.replace("= 0", "= -1 EIO"), ANSWERED)),
        Arguments.of(
            false, List.of(ASKED, STORED, SYNCED.replace("signalbox.db", "log"), ANSWERED)));
  }

  @ParameterizedTest
  @MethodSource("traces")
  void shouldWantASyncBetweenTheLastWriteAndTheAnswer(boolean expected, List<String> trace) {
    // When
    boolean synced = new SyncTrace(trace).syncedBeforeAnswer("asked", "answered");

    // Then
    assertThat(synced).isEqualTo(expected);
  }
}
