package org.signalbox.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.ledger.Actions.define;
import static org.signalbox.ledger.Actions.money;
import static org.signalbox.ledger.Actions.set;
import static org.signalbox.ledger.Ledgers.ALICE;
import static org.signalbox.ledger.Ledgers.BOB;
import static org.signalbox.ledger.Ledgers.NOON;
import static org.signalbox.ledger.Ledgers.money;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.signalbox.ledger.LedgerCommand.AddVouchers;
import org.signalbox.ledger.LedgerCommand.Define;
import org.signalbox.ledger.LedgerCommand.RedeemVoucher;

class VoucherTest {

  private static final VoucherHash RIGHT = new VoucherHash(1, 2, 3, 4);
  private static final VoucherHash OTHER = new VoucherHash(1, 2, 3, 5);
  private static final VoucherHash WRONG = new VoucherHash(7, 7, 7, 7);

  private static LedgerShard shard(String actionSet) {
    LedgerShard shard = Ledgers.open(ALICE, BOB);
    shard.execute(
        define(
            set("GIFT", money(ActionType.TOPUP, "5")),
            new Definition.VoucherBatch(
                "SPRING", actionSet, Optional.of(NOON.plus(Duration.ofDays(1))))));
    shard.execute(new AddVouchers(NOON, Optional.empty(), "SPRING", List.of(RIGHT, OTHER)));
    return shard;
  }

  private static LedgerReply redeem(
      LedgerShard shard, Instant at, AccountId account, VoucherHash voucher) {
    return shard.execute(new RedeemVoucher(at, Optional.empty(), account, voucher)).reply();
  }

  @Test
  void shouldRedeemAVoucherOnce() {
    // Given
    LedgerShard shard = shard("GIFT");
    LedgerReply first = redeem(shard, NOON, ALICE, RIGHT);

    // When
    LedgerReply second = redeem(shard, NOON, BOB, RIGHT);

    // Then
    assertThat(first).isEqualTo(LedgerReply.DONE);
    assertThat(second).isEqualTo(new LedgerReply.Refused(Refusal.VOUCHER_REDEEMED));
    assertThat(money(shard, ALICE)).isEqualTo("5");
    assertThat(money(shard, BOB)).isEqualTo("none");
    assertThat(shard.voucher(RIGHT).flatMap(Voucher::redeemedBy)).contains(ALICE);
  }

  @Test
  void shouldGiveARepeatTheFirstAnswer() {
    // Given
    LedgerShard shard = shard("GIFT");
    RedeemVoucher redeem =
        new RedeemVoucher(NOON, Optional.of(new RequestKey("r", 1)), ALICE, RIGHT);
    shard.execute(redeem);

    // When
    LedgerReply again = shard.execute(redeem).reply();

    // Then
    assertThat(again).isEqualTo(LedgerReply.DONE);
    assertThat(money(shard, ALICE)).isEqualTo("5");
  }

  @Test
  void shouldTakeNotEvenARightOneAfterTooManyWrongOnes() {
    // Given
    LedgerShard shard = shard("GIFT");
    for (int i = 0; i < VoucherTries.COUNT_MAX; i++) {
      redeem(shard, NOON, ALICE, WRONG);
    }

    // When
    LedgerReply reply = redeem(shard, NOON.plusSeconds(3_599), ALICE, RIGHT);

    // Then
    assertThat(reply).isEqualTo(new LedgerReply.Refused(Refusal.TOO_MANY_TRIES));
    assertThat(redeem(shard, NOON.plusSeconds(3_600), ALICE, RIGHT)).isEqualTo(LedgerReply.DONE);
  }

  @Test
  void shouldNotCountTheWrongOnesOfAnotherAccount() {
    // Given
    LedgerShard shard = shard("GIFT");
    for (int i = 0; i < VoucherTries.COUNT_MAX; i++) {
      redeem(shard, NOON, BOB, WRONG);
    }

    // When
    LedgerReply reply = redeem(shard, NOON, ALICE, RIGHT);

    // Then
    assertThat(reply).isEqualTo(LedgerReply.DONE);
  }

  @Test
  void shouldRefuseAVoucherWhoseTimeIsOver() {
    // Given
    LedgerShard shard = shard("GIFT");

    // When
    LedgerReply reply = redeem(shard, NOON.plus(Duration.ofDays(1)), ALICE, RIGHT);

    // Then
    assertThat(reply).isEqualTo(new LedgerReply.Refused(Refusal.VOUCHER_EXPIRED));
  }

  @Test
  void shouldKeepAVoucherWhoseSetCannotRun() {
    // Given
    LedgerShard shard = shard("MISSING");
    redeem(shard, NOON, ALICE, RIGHT);
    shard.execute(define(set("MISSING", money(ActionType.TOPUP, "1"))));

    // When
    LedgerReply reply = redeem(shard, NOON, ALICE, RIGHT);

    // Then
    assertThat(reply).isEqualTo(LedgerReply.DONE);
    assertThat(money(shard, ALICE)).isEqualTo("1");
  }

  @Test
  void shouldForgetTheVouchersOfABatchThatIsRemoved() {
    // Given
    LedgerShard shard = shard("GIFT");

    // When
    shard.execute(
        new Define(
            NOON, Optional.empty(), List.of(), List.of(DefinitionId.voucherBatch("SPRING"))));

    // Then
    assertThat(shard.voucher(OTHER)).isEmpty();
    assertThat(redeem(shard, NOON, ALICE, RIGHT))
        .isEqualTo(new LedgerReply.Refused(Refusal.NOT_FOUND));
  }

  @Test
  void shouldLeaveARedeemedVoucherRedeemedWhenItIsAddedAgain() {
    // Given
    LedgerShard shard = shard("GIFT");
    redeem(shard, NOON, ALICE, RIGHT);

    // When
    shard.execute(new AddVouchers(NOON, Optional.empty(), "SPRING", List.of(RIGHT)));

    // Then
    assertThat(redeem(shard, NOON, BOB, RIGHT))
        .isEqualTo(new LedgerReply.Refused(Refusal.VOUCHER_REDEEMED));
  }

  /** With 10,002 vouchers, whose batch was removed and defined anew. */
  private static LedgerShard renewed() {
    LedgerShard shard = shard("GIFT");
    shard.execute(
        new AddVouchers(
            NOON,
            Optional.empty(),
            "SPRING",
            IntStream.range(0, 10_000).mapToObj(i -> new VoucherHash(9, i, i, i)).toList()));
    shard.execute(
        new Define(
            NOON, Optional.empty(), List.of(), List.of(DefinitionId.voucherBatch("SPRING"))));
    shard.execute(define(new Definition.VoucherBatch("SPRING", "GIFT", Optional.empty())));
    return shard;
  }

  private static LedgerReply tick(LedgerShard shard) {
    return shard.execute(new LedgerCommand.Tick(NOON, 6_000)).reply();
  }

  private static LedgerReply add(LedgerShard shard) {
    return shard.execute(new AddVouchers(NOON, Optional.empty(), "SPRING", List.of(OTHER))).reply();
  }

  @Test
  void shouldRedeemNoVoucherOfABatchThatWasRemovedAndCameBack() {
    // Given
    LedgerShard shard = renewed();

    // When
    LedgerReply reply = redeem(shard, NOON, ALICE, RIGHT);

    // Then
    assertThat(reply).isEqualTo(new LedgerReply.Refused(Refusal.NOT_FOUND));
    assertThat(shard.voucher(RIGHT)).isEmpty();
  }

  @Test
  void shouldLetVeryManyVouchersGoWithTheTicksAndThenTakeOthers() {
    // Given
    LedgerShard shard = renewed();
    LedgerReply early = add(shard);
    LedgerReply first = tick(shard);
    LedgerShard restored = Ledgers.restored(shard, TariffPort.NONE);

    // When
    LedgerReply second = tick(restored);

    // Then
    assertThat(early).isEqualTo(new LedgerReply.Refused(Refusal.IN_USE));
    assertThat(first).isEqualTo(new LedgerReply.Ticked(6_000, true));
    assertThat(second).isEqualTo(new LedgerReply.Ticked(4_002, false)).isEqualTo(tick(shard));
    assertThat(restored.stateHash()).isEqualTo(shard.stateHash());
    assertThat(restored.image().allVouchers()).isEmpty();
    assertThat(add(restored)).isEqualTo(LedgerReply.DONE);
    assertThat(redeem(restored, NOON, ALICE, OTHER)).isEqualTo(LedgerReply.DONE);
  }
}
