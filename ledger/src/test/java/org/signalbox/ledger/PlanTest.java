package org.signalbox.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.ledger.Actions.define;
import static org.signalbox.ledger.Actions.money;
import static org.signalbox.ledger.Actions.monthly;
import static org.signalbox.ledger.Actions.set;
import static org.signalbox.ledger.Actions.timing;
import static org.signalbox.ledger.Ledgers.ALICE;
import static org.signalbox.ledger.Ledgers.NOON;
import static org.signalbox.ledger.Ledgers.change;
import static org.signalbox.ledger.Ledgers.money;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.signalbox.ledger.AccountAction.JoinPlan;
import org.signalbox.ledger.AccountAction.LeavePlan;
import org.signalbox.ledger.LedgerCommand.ChangeAccount;
import org.signalbox.ledger.LedgerCommand.Define;
import org.signalbox.ledger.LedgerCommand.RunPlan;

class PlanTest {

  private static final PlanMark.Id MONTHLY = new PlanMark.Id("PLAN", "monthly", "cgrates.org");
  private static final Instant DUE = NOON.plus(Duration.ofDays(31));

  private static AccountId account(int number) {
    return new AccountId("cgrates.org", "%05d".formatted(number));
  }

  private static LedgerShard shard(int accounts) {
    LedgerShard shard =
        Ledgers.open(
            IntStream.range(0, accounts).mapToObj(PlanTest::account).toArray(AccountId[]::new));
    shard.execute(
        define(
            set("START", money(ActionType.TOPUP, "3")),
            set("MONTH", money(ActionType.TOPUP, "10")),
            new Definition.ActionPlan(
                "PLAN",
                List.of(
                    timing("asap", "START", new PlanSchedule.Asap()),
                    timing("monthly", "MONTH", monthly(NOON))))));
    for (int i = 0; i < accounts; i++) {
      shard.execute(change(account(i), new JoinPlan("PLAN")));
    }
    return shard;
  }

  private static RunPlan run(Instant due, int most) {
    return new RunPlan(DUE.plusSeconds(60), MONTHLY, due, most);
  }

  @Test
  void shouldRunAtOnceWhatIsToRunAtOnceForANewAccountOnly() {
    // Given
    LedgerShard shard = shard(1);

    // When
    shard.execute(change(account(0), new JoinPlan("PLAN")));

    // Then
    assertThat(money(shard, account(0))).isEqualTo("3");
    assertThat(shard.planMembers("PLAN")).containsExactly(account(0));
  }

  @Test
  void shouldRunADueMomentOnce() {
    // Given
    LedgerShard shard = shard(3);
    shard.execute(run(DUE, 100));
    String once = shard.stateHash();

    // When
    LedgerReply again = shard.execute(run(DUE, 100)).reply();

    // Then
    assertThat(again).isEqualTo(new LedgerReply.PlanRan(0, false));
    assertThat(money(shard, account(2))).isEqualTo("13");
    assertThat(shard.stateHash()).isEqualTo(once).isNotEmpty();
  }

  @Test
  void shouldGoOnWhereABoundedRunStopped() {
    // Given
    LedgerShard shard = shard(10);
    LedgerReply first = shard.execute(run(DUE, 4)).reply();
    LedgerShard restored = Ledgers.restored(shard, TariffPort.NONE);
    LedgerReply second = restored.execute(run(DUE, 4)).reply();

    // When
    LedgerReply third = restored.execute(run(DUE, 4)).reply();

    // Then
    assertThat(List.of(first, second, third))
        .containsExactly(
            new LedgerReply.PlanRan(4, true),
            new LedgerReply.PlanRan(4, true),
            new LedgerReply.PlanRan(2, false));
    assertThat(IntStream.range(0, 10).mapToObj(i -> money(restored, account(i))))
        .containsOnly("13");
  }

  @Test
  void shouldFinishAMomentThatIsHalfDoneBeforeALaterOne() {
    // Given
    LedgerShard shard = shard(5);
    shard.execute(run(DUE, 3));
    Instant later = DUE.plusSeconds(30);

    // When
    LedgerReply reply = shard.execute(run(later, 100)).reply();

    // Then
    assertThat(reply).isEqualTo(new LedgerReply.PlanRan(2, true));
    assertThat(shard.planMark(MONTHLY).done()).contains(DUE);
  }

  @Test
  void shouldPassOverAnAccountThatJoinedAfterTheMoment() {
    // Given
    LedgerShard shard = shard(1);
    AccountId late = account(7);
    Instant joined = NOON.plusSeconds(20);
    shard.execute(
        new ChangeAccount(
            joined,
            Optional.empty(),
            late,
            List.of(new AccountAction.Configure(AccountTerms.PREPAID), new JoinPlan("PLAN"))));

    // When
    shard.execute(run(joined.minusSeconds(1), 100));

    // Then
    assertThat(money(shard, account(0))).isEqualTo("13");
    assertThat(money(shard, late)).isEqualTo("3");
  }

  @Test
  void shouldRunNothingThatCameDueBeforeTheTimingWas() {
    // Given
    LedgerShard shard = shard(1);

    // When
    LedgerReply reply = shard.execute(run(NOON, 100)).reply();

    // Then
    assertThat(reply).isEqualTo(new LedgerReply.PlanRan(0, false));
    assertThat(shard.actionPlans().getFirst().sinceNanos("monthly"))
        .isEqualTo(NOON.getEpochSecond() * 1_000_000_000L);
  }

  @Test
  void shouldKnowSinceWhenATimingIsAsItIsWhenThePlanIsDefinedAgain() {
    // Given
    LedgerShard shard = shard(1);
    Definition.ActionPlan again =
        new Definition.ActionPlan(
            "PLAN",
            List.of(
                timing("monthly", "START", monthly(NOON)), timing("new", "START", monthly(NOON))));

    // When
    shard.execute(new Define(DUE, Optional.empty(), List.of(again), List.of()));

    // Then
    Definition.ActionPlan plan = shard.actionPlans().getFirst();
    assertThat(plan.sinceNanos("new") - plan.sinceNanos("monthly"))
        .isEqualTo(Duration.between(NOON, DUE).toNanos());
  }

  @Test
  void shouldLeaveAloneTheAccountsOfOtherTenants() {
    // Given
    LedgerShard shard = shard(2);
    AccountId other = new AccountId("cgrates.organic", "1");
    shard.execute(
        change(other, new AccountAction.Configure(AccountTerms.PREPAID), new JoinPlan("PLAN")));

    // When
    shard.execute(run(DUE, 100));

    // Then
    assertThat(money(shard, other)).isEqualTo("3");
    assertThat(shard.planTenants("PLAN")).containsExactly("cgrates.org", "cgrates.organic");
  }

  @Test
  void shouldRunNothingOnAnAccountThatLeft() {
    // Given
    LedgerShard shard = shard(2);
    shard.execute(change(account(1), new LeavePlan("PLAN")));

    // When
    shard.execute(run(DUE, 100));

    // Then
    assertThat(money(shard, account(0))).isEqualTo("13");
    assertThat(money(shard, account(1))).isEqualTo("3");
  }

  @Test
  void shouldForgetMembersAndMarksWithThePlan() {
    // Given
    LedgerShard shard = shard(2);
    shard.execute(run(DUE, 100));

    // When
    shard.execute(
        new Define(
            DUE.plusSeconds(60),
            Optional.empty(),
            List.of(),
            List.of(DefinitionId.actionPlan("PLAN"))));

    // Then
    assertThat(shard.planMembers("PLAN")).isEmpty();
    assertThat(shard.planMark(MONTHLY).done()).isEmpty();
    assertThat(shard.execute(run(DUE, 1)).reply())
        .isEqualTo(new LedgerReply.Refused(Refusal.NOT_FOUND));
  }

  @Test
  void shouldRefuseToJoinAPlanThatIsNotDefined() {
    // Given
    LedgerShard shard = Ledgers.open(ALICE);

    // When
    Execution execution = shard.execute(change(ALICE, new JoinPlan("PLAN")));

    // Then
    assertThat(execution.reply()).isEqualTo(new LedgerReply.Refused(Refusal.NOT_FOUND));
  }

  private static void redefine(LedgerShard shard, Instant at, PlanTiming... timings) {
    shard.execute(
        new LedgerCommand.Define(
            at,
            java.util.Optional.empty(),
            List.of(new Definition.ActionPlan("PLAN", List.of(timings))),
            List.of()));
  }

  @Test
  void shouldFinishAMomentThatIsHalfDoneWhenItsScheduleChanges() {
    // Given
    LedgerShard shard = shard(5);
    shard.execute(run(DUE, 3));
    Instant changed = DUE.plusSeconds(60);
    redefine(shard, changed, timing("monthly", "MONTH", monthly(changed)));

    // When
    LedgerReply reply = shard.execute(run(DUE, 100)).reply();

    // Then
    assertThat(reply).isEqualTo(new LedgerReply.PlanRan(2, false));
    assertThat(shard.planMark(MONTHLY).running()).isEmpty();
    assertThat(IntStream.range(0, 5).mapToObj(i -> money(shard, account(i)))).containsOnly("13");
  }

  @Test
  void shouldForgetWhatIsHalfDoneOfATimingThatIsGone() {
    // Given
    LedgerShard shard = shard(5);
    shard.execute(run(DUE, 3));
    redefine(shard, DUE.plusSeconds(60), timing("other", "MONTH", monthly(NOON)));

    // When
    redefine(shard, DUE.plusSeconds(60), timing("monthly", "MONTH", monthly(NOON)));

    // Then
    assertThat(shard.planMark(MONTHLY)).isEqualTo(PlanMark.none(MONTHLY));
  }

  private static LedgerShard withoutThePlan(LedgerShard shard) {
    shard.execute(
        new Define(DUE, Optional.empty(), List.of(), List.of(DefinitionId.actionPlan("PLAN"))));
    return shard;
  }

  private static LedgerReply tick(LedgerShard shard) {
    return shard.execute(new LedgerCommand.Tick(DUE, 6_000)).reply();
  }

  @Test
  void shouldLetVeryManyMembersGoWithTheTicks() {
    // Given
    LedgerShard shard = shard(10_001);

    // When
    withoutThePlan(shard);

    // Then
    assertThat(shard.planMembers("PLAN")).isEmpty();
    assertThat(shard.planTenants("PLAN")).isEmpty();
    assertThat(shard.rules(account(7)).memberships()).isEmpty();
    assertThat(shard.awaitsTick(DUE)).isTrue();
    assertThat(tick(shard)).isEqualTo(new LedgerReply.Ticked(6_000, true));
    assertThat(tick(shard)).isEqualTo(new LedgerReply.Ticked(4_001, false));
    assertThat(shard.image().allRules()).isEmpty();
    assertThat(shard.image().allDefinitions()).noneMatch(Definition.PlanRemoval.class::isInstance);
  }

  @Test
  void shouldGoOnFromAnImageWithMembersThatAreStillToGo() {
    // Given
    LedgerShard shard = withoutThePlan(shard(10_001));
    tick(shard);
    LedgerShard restored = Ledgers.restored(shard, TariffPort.NONE);

    // When
    LedgerReply reply = tick(restored);

    // Then
    assertThat(reply).isEqualTo(tick(shard));
    assertThat(restored.stateHash()).isEqualTo(shard.stateHash());
  }

  @Test
  void shouldTakeOnlyWhoJoinedAnewIntoAPlanThatComesBack() {
    // Given
    LedgerShard shard = withoutThePlan(shard(10_001));
    shard.execute(
        new Define(
            DUE,
            Optional.empty(),
            List.of(
                new Definition.ActionPlan(
                    "PLAN", List.of(timing("asap", "START", new PlanSchedule.Asap())))),
            List.of()));

    // When
    shard.execute(
        new ChangeAccount(DUE, Optional.empty(), account(7), List.of(new JoinPlan("PLAN"))));

    // Then
    assertThat(shard.planMembers("PLAN")).containsExactly(account(7));
    assertThat(money(shard, account(7))).isEqualTo("6");
    LedgerShard restored = Ledgers.restored(shard, TariffPort.NONE);
    tick(restored);
    tick(restored);
    assertThat(restored.planMembers("PLAN")).containsExactly(account(7));
    assertThat(restored.image().allRules()).hasSize(1);
  }
}
