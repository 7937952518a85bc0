package org.signalbox.dra.yaml;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.signalbox.core.SourcePosition;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.peer.AdvertisedApplication;
import org.signalbox.dra.number.NumberRange;
import org.signalbox.dra.role.PeerRole;
import org.signalbox.dra.role.RoleTable;
import org.signalbox.dra.role.Side;
import org.signalbox.dra.rule.Condition;
import org.signalbox.dra.rule.Destination;
import org.signalbox.dra.rule.RouteAction;
import org.signalbox.dra.rule.RouteRule;

/** Looks for what a file says without effect. Each becomes a warning. */
final class RouteFileAudit {

  /** No IMSI and no international number is as short. */
  private static final int SHORTEST_NUMBER = 7;

  private final RouteFile file;
  private final FileFindings findings;

  RouteFileAudit(RouteFile file, FileFindings findings) {
    this.file = file;
    this.findings = findings;
  }

  void run() {
    hiddenRoutes();
    for (RouteRule route : file.routes()) {
      shortNumbers(route);
      wrongSides(route);
    }
    file.names()
        .groups()
        .forEach((name, group) -> unused(name, "the group " + name, group.position()));
    file.names()
        .tables()
        .forEach((name, table) -> unused("table:" + name, "the table " + name, table.position()));
  }

  private void hiddenRoutes() {
    List<RouteRule> routes = file.routes();
    for (int later = 1; later < routes.size(); later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        if (routes.get(earlier).hides(routes.get(later))) {
          findings.warning(
              routes.get(later).position(),
              routes.get(later).name()
                  + ", which can never win: whatever meets it meets "
                  + routes.get(earlier).name()
                  + " in line "
                  + routes.get(earlier).position().line()
                  + " before",
              "the narrower route first");
          break;
        }
      }
    }
  }

  private void unused(String name, String what, SourcePosition position) {
    if (!file.names().isUsed(name)) {
      findings.warning(position, what + ", which nothing uses", "a route that names it, or none");
    }
  }

  private void shortNumbers(RouteRule route) {
    for (Condition condition : route.conditions()) {
      if (condition instanceof Condition.NumberIn in) {
        for (NumberRange range : in.ranges()) {
          if (range.text().startsWith("=") && range.from().length() < SHORTEST_NUMBER) {
            findings.warning(
                route.position(),
                "the one number " + range + ", shorter than any " + in.kind(),
                "the digits without = for all numbers that begin with them");
          }
        }
      }
    }
  }

  /** Peers that a route names though their roles never get what it asks for. */
  private void wrongSides(RouteRule route) {
    if (!(route.action() instanceof RouteAction.Forward forward)) {
      return;
    }
    Set<Integer> applications = Set.of();
    Set<Integer> commands = Set.of();
    for (Condition condition : route.conditions()) {
      switch (condition) {
        case Condition.ApplicationIs is -> applications = is.ids();
        case Condition.CommandIs is -> commands = is.codes();
        case Condition.FieldIs _,
            Condition.AvpIs _,
            Condition.NumberIn _,
            Condition.ComesFrom _ -> {}
      }
    }
    for (Destination destination : forward.to()) {
      for (DiameterIdentity peer : destination.named()) {
        advertising(route, peer, applications);
        List<PeerRole> roles = file.names().traits(peer).roles();
        if (!roles.isEmpty() && neverGets(roles, applications, commands)) {
          findings.warning(
              route.position(),
              route.name()
                  + " to "
                  + peer
                  + ", whose role gets no such request: "
                  + String.join(", ", roles.stream().map(PeerRole::name).toList()),
              "a peer of the other side, or another role of this one");
        }
      }
    }
  }

  /** A peer to which our CER names other applications than a route sends it. */
  private void advertising(RouteRule route, DiameterIdentity peer, Set<Integer> applications) {
    Optional<List<AdvertisedApplication>> told =
        file.names().peers().stream()
            .filter(entry -> entry.config().identity().equals(peer))
            .findFirst()
            .flatMap(entry -> entry.config().advertised());
    boolean isTold =
        told.isEmpty()
            || applications.isEmpty()
            || told.get().stream()
                .anyMatch(application ->
                    application.equals(AdvertisedApplication.relay())
                        || applications.contains(application.id()));
    if (!isTold) {
      findings.warning(
          route.position(),
          route.name() + " to " + peer + ", whose advertise has no application of the route",
          "the application in advertise of that peer");
    }
  }

  private static boolean neverGets(
      List<PeerRole> roles, Set<Integer> applications, Set<Integer> commands) {
    if (applications.isEmpty()) {
      return false;
    }
    for (int application : applications) {
      if (commands.isEmpty()
          ? roles.stream().anyMatch(role -> !role.sides(application).isEmpty())
          : commands.stream().anyMatch(command -> gets(roles, application, command))) {
        return false;
      }
    }
    return true;
  }

  private static boolean gets(List<PeerRole> roles, int application, int command) {
    Optional<Side> receiver = RoleTable.standard().receiver(application, command);
    return receiver.isEmpty()
        || roles.stream().anyMatch(role -> role.sides(application).contains(receiver.get()));
  }
}
