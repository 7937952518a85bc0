package org.signalbox.sbi.eir;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.signalbox.registers.equipment.EquipmentChecks;
import org.signalbox.registers.equipment.EquipmentQuestion;
import org.signalbox.registers.equipment.EquipmentStatus;
import org.signalbox.registers.equipment.Verdict;
import org.signalbox.sbi.http.ProblemDetails;
import org.signalbox.sbi.http.SbiEndpoint;
import org.signalbox.sbi.http.SbiMethod;
import org.signalbox.sbi.http.SbiRequest;
import org.signalbox.sbi.http.SbiResponse;

/**
 * The one operation of N5g-eir, CheckEquipmentIdentity (TS 29.511 §5.2.2.2).
 *
 * <p>Known equipment is answered 200 with its status, whatever that is. Answers are made once and
 * sent many times; the handler runs on event loops and never waits.
 */
public final class EquipmentStatusService {

  /** Where the resource is. */
  public static final String PATH = "/n5g-eir-eic/v1/equipment-status";

  private static final SbiResponse UNKNOWN =
      SbiResponse.problem(
          ProblemDetails.of(404, "ERROR_EQUIPMENT_UNKNOWN", "no entry is about this equipment"));

  private static final SbiResponse NOT_LOADED =
      SbiResponse.problem(
              ProblemDetails.of(503, "NF_CONGESTION", "the equipment register is being loaded"))
          .with("retry-after", "1");

  private final EquipmentChecks checks;
  private final Map<EquipmentStatus, SbiResponse> answers = new EnumMap<>(EquipmentStatus.class);

  /**
   * @param checks who decides
   * @param blacklistedStatus the status code for blacklisted equipment: 200 as TS 29.511 has it, or
   *     another such as 404, with the same body
   */
  public EquipmentStatusService(EquipmentChecks checks, int blacklistedStatus) {
    this.checks = checks;
    for (EquipmentStatus status : EquipmentStatus.values()) {
      int code = status == EquipmentStatus.BLACKLISTED ? blacklistedStatus : 200;
      byte[] body = ("{\"status\":\"" + status + "\"}").getBytes(StandardCharsets.US_ASCII);
      answers.put(status, SbiResponse.json(code, body));
    }
  }

  /** What the server serves. */
  public List<SbiEndpoint> endpoints() {
    return List.of(SbiEndpoint.of(SbiMethod.GET, PATH, this::answer));
  }

  private SbiResponse answer(SbiRequest request) {
    EquipmentQuestion question = EquipmentStatusQuery.read(request.target().query());
    Optional<Verdict> verdict = checks.check(question);
    return verdict.map(told -> told.status().map(this::of).orElse(UNKNOWN)).orElse(NOT_LOADED);
  }

  private SbiResponse of(EquipmentStatus status) {
    return answers.getOrDefault(status, UNKNOWN);
  }
}
