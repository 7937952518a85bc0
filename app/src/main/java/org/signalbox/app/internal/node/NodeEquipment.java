package org.signalbox.app.internal.node;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.signalbox.config.EirConfig;
import org.signalbox.console.HealthPort.Check;
import org.signalbox.console.NodeMetrics;
import org.signalbox.hss.equipment.EquipmentCheckApplication;
import org.signalbox.registers.equipment.CheckAudit;
import org.signalbox.registers.equipment.EquipmentChecks;
import org.signalbox.registers.equipment.EquipmentMark;
import org.signalbox.registers.equipment.EquipmentPolicy;
import org.signalbox.registers.equipment.EquipmentQuestion;
import org.signalbox.registers.equipment.EquipmentStatus;
import org.signalbox.registers.equipment.LiveEquipment;
import org.signalbox.rpc.RpcMethod;
import org.signalbox.rpc.equipment.EquipmentImportMethods;
import org.signalbox.rpc.equipment.EquipmentMethods;
import org.signalbox.sbi.eir.EquipmentStatusService;
import org.signalbox.sbi.http.SbiEndpoint;
import org.signalbox.sql.Database;

/** The equipment register of a node, and what its doors need to ask it. Any thread may use it. */
public final class NodeEquipment implements AutoCloseable {

  private final LiveEquipment live;
  private final EquipmentChecks checks;
  private final EirConfig config;
  private final InstantSource clock;

  private NodeEquipment(LiveEquipment live, EirConfig config, InstantSource clock) {
    this.live = live;
    this.config = config;
    this.clock = clock;
    EirConfig.Audit audit = config.audit();
    this.checks =
        new EquipmentChecks(
            live, new CheckAudit.Rules(audit.oneIn(), audit.keep(), audit.clear()), clock);
  }

  /** Opens the register and begins to load it; does not wait. */
  public static NodeEquipment open(Database database, EirConfig config, InstantSource clock) {
    Optional<EquipmentStatus> unknown =
        switch (config.unknown()) {
          case WHITELISTED -> Optional.of(EquipmentStatus.WHITELISTED);
          case GREYLISTED -> Optional.of(EquipmentStatus.GREYLISTED);
          case BLACKLISTED -> Optional.of(EquipmentStatus.BLACKLISTED);
          case ERROR -> Optional.empty();
        };
    EquipmentStatus lockBreach =
        switch (config.lockBreach()) {
          case BLACKLISTED -> EquipmentStatus.BLACKLISTED;
          case GREYLISTED -> EquipmentStatus.GREYLISTED;
        };
    EquipmentPolicy policy = new EquipmentPolicy(unknown, lockBreach);
    return new NodeEquipment(LiveEquipment.open(database, policy, clock), config, clock);
  }

  /** S13, for the Diameter node. */
  public EquipmentCheckApplication application() {
    return new EquipmentCheckApplication(checks);
  }

  /** N5g-eir, for the service-based interfaces. */
  public List<SbiEndpoint> endpoints() {
    return new EquipmentStatusService(checks, config.blacklistedStatus()).endpoints();
  }

  /** The methods of the API. */
  public List<RpcMethod> methods() {
    List<RpcMethod> methods = new ArrayList<>(new EquipmentMethods(live, checks, clock).all());
    methods.addAll(new EquipmentImportMethods(live, clock).all());
    return methods;
  }

  /** Shows checks and entries to Prometheus. */
  public void register(NodeMetrics metrics) {
    Map<String, LongSupplier> answers = new LinkedHashMap<>();
    for (EquipmentStatus status : EquipmentStatus.values()) {
      answers.put(label(status), () -> checks.answered(status));
    }
    answers.put("unknown", checks::unknown);
    answers.put("not_loaded", checks::refused);
    metrics.counters(
        "signalbox_eir_checks_total",
        "Equipment checks of networks, by their answer.",
        "answer",
        answers);
    Map<String, LongSupplier> doors = new LinkedHashMap<>();
    for (EquipmentQuestion.Door door : EquipmentQuestion.Door.values()) {
      doors.put(label(door), () -> checks.asked(door));
    }
    metrics.counters(
        "signalbox_eir_questions_total",
        "Equipment checks, by the door they came in.",
        "door",
        doors);
    metrics.gauges(
        "signalbox_eir_entries",
        "Entries of the equipment register, by what they say.",
        List.of("status"),
        this::entries);
    metrics.counters(
        "signalbox_eir_changes_total",
        "Changes of the equipment register through this node; an import counts once.",
        "node",
        Map.of("this", live::changed));
  }

  private Map<List<String>, Long> entries() {
    Map<List<String>, Long> entries = new LinkedHashMap<>();
    for (EquipmentMark mark : EquipmentMark.values()) {
      entries.put(List.of(label(mark)), live.count(mark));
    }
    return entries;
  }

  private static String label(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT);
  }

  /** Whether checks are answered. */
  public Check check() {
    return switch (live.loading()) {
      case LOADED -> new Check("equipment", true, live.size() + " entries");
      case LOADING -> new Check("equipment", false, "being loaded");
      case FAILED -> new Check("equipment", false, "failed to load from the database, tried again");
    };
  }

  @Override
  public void close() {
    live.close();
  }
}
