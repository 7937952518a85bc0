package org.signalbox.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.ledger.BalanceSpecs.voice;
import static org.signalbox.ledger.Caller.SECOND;
import static org.signalbox.ledger.Ledgers.ALICE;
import static org.signalbox.ledger.Ledgers.BOB;
import static org.signalbox.ledger.Ledgers.NOON;
import static org.signalbox.ledger.Ledgers.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.ledger.SharingRule.Strategy;
import org.signalbox.rating.TypeOfRecord;

class SharingTest {

  private static final AccountId CAROL = new AccountId("cgrates.org", "1003");

  /** Alice has 20 s, Bob 10 s, Carol 30 s. */
  private static LedgerShard family(Map<String, Strategy> strategies) {
    LedgerShard shard =
        Caller.charging(
            PriceLists.everyone(PriceLists.withFee("0", PriceLists.slot("0.1", "1s", "1s"))),
            ALICE,
            BOB,
            CAROL);
    TreeMap<String, SharingRule> rules = new TreeMap<>();
    strategies.forEach((account, strategy) -> rules.put(account, new SharingRule(strategy, "")));
    shard.execute(Actions.define(new Definition.SharedGroup("family", rules)));
    shard.execute(change(ALICE, voice("own").shared("family").holdingSeconds(20)));
    shard.execute(change(BOB, voice("own").shared("family").holdingSeconds(10)));
    shard.execute(change(CAROL, voice("own").shared("family").holdingSeconds(30)));
    return shard;
  }

  /** Who paid, in order. */
  private static List<String> payers(LedgerShard shard, String session, long seconds) {
    Caller call = Caller.of(shard, session, Caller.voice(ALICE, "6140000001"));
    call.begin(seconds * SECOND);
    List<String> payers = new ArrayList<>();
    for (LedgerRecord record : call.records()) {
      if (record instanceof LedgerRecord.EntryPosted entry) {
        payers.add(entry.account().account());
      }
    }
    call.end(0);
    return payers;
  }

  @ParameterizedTest
  @CsvSource({
    "LOWEST, 1002 1001 1003",
    "HIGHEST, 1003 1001 1002",
    "MINE_LOWEST, 1001 1002 1003",
    "MINE_HIGHEST, 1001 1003 1002"
  })
  void shouldSpendTheGroupInTheOrderOfItsStrategy(Strategy strategy, String expected) {
    // Given
    LedgerShard shard = family(Map.of("*any", strategy));

    // When
    List<String> payers = payers(shard, "call", 60);

    // Then
    assertThat(String.join(" ", payers)).isEqualTo(expected);
  }

  @Test
  void shouldPreferTheRuleThatNamesTheAccount() {
    // Given
    LedgerShard shard =
        family(Map.of("*any", Strategy.LOWEST, "cgrates.org:1001", Strategy.HIGHEST));

    // When
    List<String> payers = payers(shard, "call", 60);

    // Then
    assertThat(payers).containsExactly("1003", "1001", "1002");
  }

  @Test
  void shouldDrawTheOrderByTheMomentAndTheSameAtEveryReplay() {
    // Given
    Set<List<String>> orders = new TreeSet<>((a, b) -> a.toString().compareTo(b.toString()));
    LedgerShard shard = family(Map.of("*any", Strategy.RANDOM));
    LedgerShard replayed = family(Map.of("*any", Strategy.RANDOM));
    List<LedgerReply> first = new ArrayList<>();
    List<LedgerReply> again = new ArrayList<>();

    // When
    for (int i = 0; i < 40; i++) {
      Caller call = Caller.of(shard, "c" + i, Caller.voice(ALICE, "6140000001"));
      Caller same = Caller.of(replayed, "c" + i, Caller.voice(ALICE, "6140000001"));
      call.at(NOON.plusMillis(i));
      same.at(NOON.plusMillis(i));
      first.add(call.send(SessionPhase.INITIAL, PartStep.Report.reserving(60 * SECOND)));
      again.add(same.send(SessionPhase.INITIAL, PartStep.Report.reserving(60 * SECOND)));
      orders.add(
          call.records().stream()
              .filter(LedgerRecord.EntryPosted.class::isInstance)
              .map(record -> ((LedgerRecord.EntryPosted) record).account().account())
              .toList());
      call.end(0);
      same.end(0);
    }

    // Then
    assertThat(orders).hasSize(6);
    assertThat(first).isEqualTo(again);
    assertThat(shard.stateHash()).isEqualTo(replayed.stateHash());
  }

  @Test
  void shouldSpendABalanceOfItsOwnThatWeighsMoreBeforeTheGroup() {
    // Given
    LedgerShard shard = family(Map.of("*any", Strategy.LOWEST));
    shard.execute(change(ALICE, voice("mine").weighing(10).holdingSeconds(5)));

    // When
    payers(shard, "call", 15);

    // Then
    assertThat(payers(shard, "again", 15)).containsExactly("1001", "1002");
    assertThat(Ledgers.value(shard, BOB, TypeOfRecord.VOICE, "own"))
        .isEqualTo(Long.toString(10 * SECOND));
  }
}
