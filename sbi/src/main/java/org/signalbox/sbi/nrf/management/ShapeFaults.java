package org.signalbox.sbi.nrf.management;

import java.util.List;
import org.signalbox.registers.nf.shape.ShapeFault;
import org.signalbox.sbi.http.InvalidParam;
import org.signalbox.sbi.http.ProblemDetails;
import org.signalbox.sbi.http.RefusedRequest;

/** Makes a refusal of what the register found wrong. */
final class ShapeFaults {

  private ShapeFaults() {}

  /** TS 29.500 table 5.2.7.2-1 tells members that are missing from members that are wrong. */
  static RefusedRequest refused(List<ShapeFault> faults) {
    List<InvalidParam> params =
        faults.stream().map(fault -> new InvalidParam(fault.pointer(), fault.reason())).toList();
    if (!faults.stream().allMatch(ShapeFaults::isMissing)) {
      return RefusedRequest.invalidMembers(params);
    }
    ShapeFault first = faults.getFirst();
    return new RefusedRequest(
        ProblemDetails.of(400, "MANDATORY_IE_MISSING", first.pointer() + " " + first.reason())
            .with(params));
  }

  private static boolean isMissing(ShapeFault fault) {
    return fault.reason().startsWith("is missing") || fault.reason().startsWith("found none of");
  }
}
