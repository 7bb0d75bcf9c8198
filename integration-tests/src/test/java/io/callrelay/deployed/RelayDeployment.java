package io.callrelay.deployed;

import io.callrelay.support.Distribution;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** What is deployed: the distribution's WAR, byte for byte. */
final class RelayDeployment {
  private RelayDeployment() {}

  /** Under this name the server deploys it at the root, as the distribution does. */
  @Deployment(testable = false)
  public static WebArchive relay() {
    return ShrinkWrap.create(ZipImporter.class, "ROOT.war")
        .importFrom(Distribution.unpacked().lib("relay.war").toFile())
        .as(WebArchive.class);
  }
}
