package org.signalbox.ocs.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.signalbox.diameter.message.AvpKey;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.ocs.control.Ccr.Mscc;
import org.signalbox.ocs.message.CreditControlAvp;
import org.signalbox.ocs.message.FailurePolicy;
import org.signalbox.ocs.policy.ContextPolicy;
import org.signalbox.ocs.policy.ResultLevel;
import org.signalbox.ocs.policy.UnknownSession;

/** Money in a currency that is not the operator's. */
class ForeignMoneyTest extends ChargingScenario {

  private static final int EURO = 978;
  private static final int DOLLAR = 840;
  private static final int REFUND = 1;
  private static final AvpKey FAILED_AVP = AvpKey.of(279);

  private OnlineCharging charging() {
    ContextPolicy euros =
        new ContextPolicy(
            ResultLevel.MSCC,
            UnknownSession.REFUSE,
            FailurePolicy.NONE,
            Duration.ofHours(2),
            EURO,
            Duration.ofMinutes(1),
            ContextPolicy.STANDARD.lineOctets());
    return start(new TestTariffs(), new TestMap().context(euros)).topUp("10");
  }

  private static Ccr refund(int currency) {
    return Ccr.data("client.visited;12;" + currency)
        .event(REFUND)
        .service(
            Mscc.group(1)
                .with(out ->
                    out.group(
                        CreditControlAvp.REQUESTED_SERVICE_UNIT,
                        units ->
                            units.group(
                                CreditControlAvp.CC_MONEY,
                                money -> {
                                  money.group(
                                      CreditControlAvp.UNIT_VALUE,
                                      value -> value.integer64(CreditControlAvp.VALUE_DIGITS, 2));
                                  money.integer32(CreditControlAvp.CURRENCY_CODE, currency);
                                }))));
  }

  @Test
  void shouldRefuseMoneyInAnotherCurrencyAndShowThePathToIt() {
    // Given
    OnlineCharging charging = charging();

    // When
    Cca answer = charging.client("client.visited").send(refund(DOLLAR));

    // Then
    OptionalInt shown =
        answer
            .message()
            .avps()
            .group(FAILED_AVP)
            .group(CreditControlAvp.MULTIPLE_SERVICES_CREDIT_CONTROL)
            .group(CreditControlAvp.REQUESTED_SERVICE_UNIT)
            .group(CreditControlAvp.CC_MONEY)
            .integer32(CreditControlAvp.CURRENCY_CODE);
    assertThat(answer.result()).isEqualTo(ResultCode.RATING_FAILED);
    assertThat(shown).hasValue(DOLLAR);
    assertThat(charging.money()).isEqualTo("10");
  }

  @Test
  void shouldTakeMoneyInItsOwnCurrency() {
    // Given
    OnlineCharging charging = charging();

    // When
    Cca answer = charging.client("client.visited").send(refund(EURO));

    // Then
    assertThat(answer.result()).isEqualTo(ResultCode.SUCCESS);
    assertThat(charging.money()).isEqualTo("12");
  }
}
