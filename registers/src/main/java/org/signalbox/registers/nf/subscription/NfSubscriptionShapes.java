package org.signalbox.registers.nf.subscription;

import static org.signalbox.registers.nf.shape.Shapes.FLAG;
import static org.signalbox.registers.nf.shape.Shapes.TEXT;
import static org.signalbox.registers.nf.shape.Shapes.items;
import static org.signalbox.registers.nf.shape.Shapes.member;
import static org.signalbox.registers.nf.shape.Shapes.object;

import org.signalbox.registers.nf.shape.CommonShapes;
import org.signalbox.registers.nf.shape.Shape;

/** The shapes of {@code SubscriptionData} and {@code SubscrCond} (TS 29.510 §6.1.6.2.16, .35). */
final class NfSubscriptionShapes {

  private static final int URI_MAX = 2_048;

  private static final Shape CALLBACK =
      new Shape.Text(
          URI_MAX,
          text -> CallbackUri.parse(text).isPresent(),
          "an absolute http or https URI with a host");

  private static final Shape RANGE =
      object(member("start", TEXT), member("end", TEXT), member("pattern", TEXT))
          .requiringOneOf("start", "pattern");

  private static final Shape CONDITION =
      object(
          member("conditionType", TEXT),
          member("nfInstanceId", CommonShapes.NF_INSTANCE_ID),
          member("nfInstanceIdList", items(CommonShapes.NF_INSTANCE_ID)),
          member("nfType", CommonShapes.NF_TYPE),
          member("nfGroupId", TEXT),
          member("nfGroupIdList", items(TEXT)),
          member("serviceName", TEXT),
          member("serviceNameList", items(TEXT)),
          member("amfSetId", CommonShapes.AMF_SET_ID),
          member("amfRegionId", CommonShapes.AMF_REGION_ID),
          member("guamiList", items(CommonShapes.GUAMI)),
          member("snssaiList", items(CommonShapes.SNSSAI)),
          member("nsiList", items(TEXT)),
          member("nfSetId", TEXT),
          member("nfServiceSetId", TEXT),
          member("scpDomains", items(TEXT)),
          member("nfTypeList", items(CommonShapes.NF_TYPE)),
          member("smfServingArea", items(TEXT)),
          member("taiList", items(CommonShapes.TAI)),
          member("taiRangeList", items(CommonShapes.TAI_RANGE)),
          member("analyticsIds", items(TEXT)),
          member("mlAnalyticsList", items(CommonShapes.ML_MODELS)),
          member("servingNfTypeList", items(CommonShapes.NF_TYPE)),
          member("servingNfSetIdList", items(TEXT)),
          member("afEvents", items(TEXT)),
          member("pfdData", object(member("appIds", items(TEXT)), member("afIds", items(TEXT)))),
          member("gpsiRanges", items(RANGE)),
          member("externalGroupIdentifiersRanges", items(RANGE)),
          member("servedFqdnList", items(TEXT)));

  /** {@code SubscriptionData}. */
  static final Shape SUBSCRIPTION =
      object(
              member("nfStatusNotificationUri", CALLBACK),
              member("reqNfInstanceId", CommonShapes.NF_INSTANCE_ID),
              member("reqNfType", CommonShapes.NF_TYPE),
              member("reqNfFqdn", CommonShapes.FQDN),
              member("reqPlmnList", items(CommonShapes.PLMN_ID)),
              member("reqSnpnList", items(CommonShapes.PLMN_ID_NID)),
              member("reqSnssais", items(CommonShapes.SNSSAI)),
              member("subscrCond", CONDITION),
              member("validityTime", CommonShapes.DATE_TIME),
              member("reqNotifEvents", items(TEXT)),
              member(
                  "notifCondition",
                  object(
                      member("monitoredAttributes", items(TEXT)),
                      member("unmonitoredAttributes", items(TEXT)))),
              member("completeProfileSubscription", FLAG),
              member("requesterFeatures", CommonShapes.SUPPORTED_FEATURES),
              member("plmnId", CommonShapes.PLMN_ID))
          .requiring("nfStatusNotificationUri");

  private NfSubscriptionShapes() {}
}
