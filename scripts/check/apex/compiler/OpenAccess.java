import apex.jorje.semantic.common.TestAccessEvaluator;
import apex.jorje.semantic.symbol.type.SObjectTypeInfo;
import apex.jorje.semantic.symbol.type.TypeInfo;

/** Permissions and features of the imagined org: every object is visible; components and resources are checked elsewhere. */
final class OpenAccess extends TestAccessEvaluator {
  OpenAccess() {
    setHasApexGenericType(true);
  }

  @Override
  public boolean isSetupEntityVisibleToType(SObjectTypeInfo object, TypeInfo referrer) {
    return true;
  }

  @Override
  public boolean doesLightningWebComponentExist(String name) {
    return true;
  }

  @Override
  public boolean doesStaticResourceExist(String name) {
    return true;
  }
}
