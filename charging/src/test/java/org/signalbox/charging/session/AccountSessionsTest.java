package org.signalbox.charging.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.signalbox.ledger.AccountId;

class AccountSessionsTest {

  private static final AccountId ALICE = new AccountId("t", "alice");
  private static final AccountId BOB = new AccountId("t", "bob");

  @Test
  void shouldKnowWhatIsFiledWhateverTheOrder() {
    for (long seed = 1; seed <= 100; seed++) {
      // Given
      SplittableRandom random = new SplittableRandom(seed);
      int names = random.nextInt(1, 4 * AccountSessions.FEW);
      Map<AccountId, Set<String>> expected = new HashMap<>();
      AccountSessions sessions = new AccountSessions();

      // When
      for (int i = 0; i < 200; i++) {
        AccountId account = random.nextInt(3) == 0 ? BOB : ALICE;
        String session = "s" + random.nextInt(names);
        if (random.nextInt(5) < 3) {
          sessions.file(account, session);
          expected.computeIfAbsent(account, _ -> new HashSet<>()).add(session);
        } else {
          sessions.unfile(account, session);
          expected.computeIfAbsent(account, _ -> new HashSet<>()).remove(session);
        }
      }

      // Then
      for (var filed : expected.entrySet()) {
        assertThat(sessions.of(filed.getKey()))
            .as("seed %d", seed)
            .containsExactlyInAnyOrderElementsOf(filed.getValue());
        assertThat(sessions.isFiled(filed.getKey()))
            .as("seed %d", seed)
            .isEqualTo(!filed.getValue().isEmpty());
      }
    }
  }

  @Test
  void shouldForgetAnAccountWithItsLastSessionHoweverManyItHad() {
    // Given
    AccountSessions sessions = new AccountSessions();
    for (int i = 0; i < 3 * AccountSessions.FEW; i++) {
      sessions.file(ALICE, "s" + i);
    }

    // When
    for (int i = 0; i < 3 * AccountSessions.FEW; i++) {
      sessions.unfile(ALICE, "s" + i);
    }

    // Then
    assertThat(sessions.isFiled(ALICE)).isFalse();
    assertThat(sessions.of(ALICE)).isEmpty();
  }

  @Test
  void shouldStandBeingChangedWhileItIsWalked() {
    for (int count = 1; count <= 3 * AccountSessions.FEW; count++) {
      // Given
      AccountSessions sessions = new AccountSessions();
      for (int i = 0; i < count; i++) {
        sessions.file(ALICE, "s" + i);
      }

      // When
      int walked = 0;
      for (String session : sessions.of(ALICE)) {
        sessions.unfile(ALICE, session);
        walked++;
      }

      // Then
      assertThat(walked).as("sessions").isEqualTo(count);
      assertThat(sessions.isFiled(ALICE)).as("%d sessions", count).isFalse();
    }
  }

  @Test
  @Timeout(60)
  void shouldLoseNothingWhenManySessionsOfAnAccountComeAndGoAtOnce() throws Exception {
    // Given
    AccountSessions sessions = new AccountSessions();
    int threads = 4;
    int each = 500;
    List<Future<?>> done = new ArrayList<>();

    // When
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      for (int t = 0; t < threads; t++) {
        String thread = t + "-";
        done.add(pool.submit(() -> comeAndGo(sessions, thread, each)));
      }
      for (Future<?> task : done) {
        task.get();
      }
    }

    // Then
    Set<String> stayed = new HashSet<>();
    for (int t = 0; t < threads; t++) {
      stayed.add(t + "-" + (each - 1));
    }
    assertThat(sessions.of(ALICE)).containsExactlyInAnyOrderElementsOf(stayed);
  }

  /** Goes above and below the few many times; only the last stays. */
  private static void comeAndGo(AccountSessions sessions, String thread, int each) {
    for (int i = 0; i < each; i++) {
      sessions.file(ALICE, thread + i);
      if (i % 7 == 6) {
        for (int gone = i - 6; gone <= i; gone++) {
          sessions.unfile(ALICE, thread + gone);
        }
      }
    }
    for (int i = 0; i < each - 1; i++) {
      sessions.unfile(ALICE, thread + i);
    }
    sessions.file(ALICE, thread + (each - 1));
  }
}
