package org.signalbox.ledger.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
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
}
