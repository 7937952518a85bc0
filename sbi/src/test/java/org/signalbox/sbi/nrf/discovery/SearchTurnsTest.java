package org.signalbox.sbi.nrf.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.signalbox.sbi.http.RefusedRequest;
import org.signalbox.sbi.http.SbiResponse;

@Timeout(60)
class SearchTurnsTest {

  private static final SbiResponse FOUND = SbiResponse.empty(200);

  private final SearchTurns turns = new SearchTurns();

  @Test
  void shouldRefuseWhoComesWhenTooManyWaitAndServeThoseWhoWait() throws Exception {
    // Given
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    List<CompletableFuture<SbiResponse>> waiting = new ArrayList<>();
    waiting.add(take(begun, end));
    begun.await();
    while (turns.waiting() < SearchTurns.WAITING_MAX) {
      waiting.add(take(new CountDownLatch(1), end));
      int expected = waiting.size() - 1;
      while (turns.waiting() < expected) {
        Thread.onSpinWait();
      }
    }

    // When
    RefusedRequest refusal =
        catchThrowableOfType(RefusedRequest.class, () -> turns.take(() -> FOUND));

    // Then
    end.countDown();
    assertThat(refusal.problem().status()).isEqualTo(503);
    assertThat(waiting).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(FOUND));
  }

  private CompletableFuture<SbiResponse> take(CountDownLatch begun, CountDownLatch end) {
    CompletableFuture<SbiResponse> answer = new CompletableFuture<>();
    Thread.startVirtualThread(() ->
        answer.complete(
            turns.take(() -> {
              begun.countDown();
              try {
                end.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return FOUND;
            })));
    return answer;
  }
}
