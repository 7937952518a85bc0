package org.signalbox.app.internal.ocs;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.signalbox.diameter.message.AvpKey;
import org.signalbox.diameter.message.AvpList;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.ResultCode;

/**
 * What an answer says to the client of one service.
 *
 * @param result the command's Result-Code; 0 when there is none
 * @param serviceResult the Result-Code of the service, where there is one
 * @param granted units, where there are any
 * @param validity Validity-Time in seconds
 * @param finalUnit what is to happen after the granted units, where they are the last
 * @param cost of the session so far, where it was told
 * @param message Error-Message
 */
public record CreditAnswer(
    long result,
    OptionalLong serviceResult,
    OptionalLong granted,
    OptionalLong validity,
    Optional<String> finalUnit,
    Optional<BigDecimal> cost,
    Optional<String> message) {

  private static final int EXPONENT_MAX = 30;

  /** Reads an answer; what is missing or odd is as if it were not there. */
  public static CreditAnswer read(DiameterMessage answer, AvpKey units) {
    AvpList all = answer.avps();
    AvpList service = all.group(CreditAvp.MULTIPLE_SERVICES);
    AvpList granted = service.group(CreditAvp.GRANTED_UNIT);
    if (!service.has(CreditAvp.GRANTED_UNIT)) {
      granted = all.group(CreditAvp.GRANTED_UNIT);
    }
    return new CreditAnswer(
        all.unsigned32(BaseAvp.RESULT_CODE).orElse(0),
        service.unsigned32(BaseAvp.RESULT_CODE),
        number(granted, units),
        service.unsigned32(CreditAvp.VALIDITY_TIME),
        finalUnit(service).or(() -> finalUnit(all)),
        cost(all.group(CreditAvp.COST_INFORMATION)),
        all.text(BaseAvp.ERROR_MESSAGE));
  }

  private static OptionalLong number(AvpList from, AvpKey units) {
    OptionalLong narrow = from.unsigned32(units);
    return narrow.isPresent() ? narrow : from.unsigned64(units);
  }

  private static Optional<String> finalUnit(AvpList from) {
    if (!from.has(CreditAvp.FINAL_UNIT_INDICATION)) {
      return Optional.empty();
    }
    OptionalInt action =
        from.group(CreditAvp.FINAL_UNIT_INDICATION).integer32(CreditAvp.FINAL_UNIT_ACTION);
    return Optional.of(
        switch (action.orElse(0)) {
          case 0 -> "terminate";
          case 1 -> "redirect";
          case 2 -> "restrict";
          default -> "action " + action.orElse(0);
        });
  }

  private static Optional<BigDecimal> cost(AvpList information) {
    AvpList value = information.group(CreditAvp.UNIT_VALUE);
    OptionalLong digits = value.unsigned64(CreditAvp.VALUE_DIGITS);
    int exponent = value.integer32(CreditAvp.EXPONENT).orElse(0);
    if (digits.isEmpty() || Math.abs(exponent) > EXPONENT_MAX) {
      return Optional.empty();
    }
    BigDecimal cost = BigDecimal.valueOf(digits.getAsLong()).scaleByPowerOfTen(exponent);
    return Optional.of(
        cost.signum() == 0
            ? BigDecimal.ZERO
            : new BigDecimal(cost.stripTrailingZeros().toPlainString()));
  }

  /** Whether both the command and the service succeeded. */
  public boolean isSuccess() {
    return ResultCode.isSuccess((int) result)
        && ResultCode.isSuccess((int) serviceResult.orElse(ResultCode.SUCCESS));
  }

  /** The code that says most: the service's where it failed, else the command's. */
  public long code() {
    return ResultCode.isSuccess((int) result) ? serviceResult.orElse(result) : result;
  }

  /** Whether the charging system keeps a session that has to be ended. */
  public boolean hasSession() {
    return ResultCode.isSuccess((int) result);
  }
}
