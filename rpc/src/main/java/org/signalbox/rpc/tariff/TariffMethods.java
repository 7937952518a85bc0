package org.signalbox.rpc.tariff;

import java.util.ArrayList;
import java.util.List;
import org.signalbox.rpc.RpcMethod;

/** All methods on tariffs. */
public final class TariffMethods {

  static final String SERVICE = "APIerSv1";

  private TariffMethods() {}

  public static List<RpcMethod> all(TariffContext context) {
    List<RpcMethod> methods = new ArrayList<>();
    for (TpShape shape : TpShape.ALL) {
      methods.addAll(new TpItemMethods(shape, context).all());
    }
    methods.addAll(new TpRatingProfileMethods(context).all());
    methods.addAll(new TpAccountActionsMethods(context).all());
    methods.addAll(new TpPlanMethods(context).all());
    methods.addAll(new PlanLoadMethods(context).all());
    methods.addAll(new FolderMethods(context).all());
    methods.addAll(new DestinationMethods(context).all());
    methods.addAll(new RatingPlanMethods(context).all());
    methods.addAll(new RatingProfileMethods(context).all());
    methods.addAll(new TimingMethods(context).all());
    return methods;
  }

  /** A method that answers the catalog's refusals in the words of the API. */
  static RpcMethod method(String name, RpcMethod.Handler handler) {
    return RpcMethod.blocking(SERVICE, name, CatalogAnswers.around(handler));
  }
}
