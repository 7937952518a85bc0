package org.signalbox.interop.dra;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;

/** Waits for answers and reads them. */
final class Answers {

  private static final int PATIENCE_SECONDS = 30;

  /** Longer than any answer takes on a busy machine; the tests that wait for it expect silence. */
  private static final int SILENCE_SECONDS = 10;

  private Answers() {}

  static DiameterMessage await(CompletableFuture<DiameterMessage> answer) {
    try {
      return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      throw new AssertionError("no answer in " + PATIENCE_SECONDS + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for an answer", e);
    }
  }

  /** Whether all of them come within {@value #SILENCE_SECONDS} s. */
  static boolean haveAllCome(List<CompletableFuture<DiameterMessage>> answers) {
    try {
      CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
          .get(SILENCE_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new AssertionError("an answer was refused", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for answers", e);
    }
  }

  static List<DiameterMessage> awaitAll(List<CompletableFuture<DiameterMessage>> answers) {
    return answers.stream().map(Answers::await).toList();
  }

  /** The Result-Code; 0 when there is none. */
  static int result(DiameterMessage answer) {
    return (int) answer.avps().unsigned32(BaseAvp.RESULT_CODE).orElse(0);
  }

  /** Who answered. */
  static String originHost(DiameterMessage answer) {
    return answer.avps().text(BaseAvp.ORIGIN_HOST).orElse("");
  }
}
