package io.callrelay.browser;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * A headless Chromium. Without one on the machine the tests that need it are skipped, and say so.
 *
 * <p>With {@code -Dscreenshots=DIR} pictures are written there.
 */
public final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ChromeDriver driver;
  private final URI root;

  private Browser(ChromeDriver driver, URI root) {
    this.driver = driver;
    this.root = root;
  }

  /** For pages at a port of this machine. Skips the test when there is no Chromium or no driver. */
  public static Browser open(int port) {
    Optional<Path> chromium = program("chromium", "chromium-browser", "google-chrome");
    Optional<Path> chromedriver = program("chromedriver");
    if (chromium.isEmpty() || chromedriver.isEmpty()) {
      String why =
          "THE WEB PAGE IS NOT TESTED: chromium and chromedriver are not on the PATH"
              + " (Debian: apt-get install chromium chromium-driver)";
      System.err.println(why);
      Assumptions.abort(why);
    }
    LoggingPreferences console = new LoggingPreferences();
    console.enable(LogType.BROWSER, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.orElseThrow().toString());
    options.addArguments(
        "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu");
    options.addArguments("--no-proxy-server", "--lang=en");
    options.setCapability("goog:loggingPrefs", console);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(chromedriver.orElseThrow().toFile())
            .usingAnyFreePort()
            .build();
    ChromeDriver driver = new ChromeDriver(service, options);
    driver.manage().window().setSize(new Dimension(1300, 900));
    return new Browser(driver, URI.create("http://127.0.0.1:" + port + "/"));
  }

  private static Optional<Path> program(String... names) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(names)
        .flatMap(name -> Stream.of(path.split(":")).map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** What drives it, for what has no word here. */
  public ChromeDriver driver() {
    return driver;
  }

  /** Opens a view by what follows the root: {@code #/calls}. */
  public Browser go(String view) {
    driver.get(root.resolve("/") + view);
    return this;
  }

  /** Waits for the first element of a selector. */
  public WebElement see(String css) {
    return waited(css, () -> first(css), Optional::isPresent).orElseThrow();
  }

  /** Waits for it; when it does not come, the failure says what the page shows instead. */
  private <T> T waited(String what, Callable<T> found, Predicate<T> wanted) {
    try {
      return await("for " + what)
          .atMost(PATIENCE)
          .ignoreException(StaleElementReferenceException.class)
          .until(found, wanted);
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(e.getMessage() + "; the page shows: " + texts("body"), e);
    }
  }

  private Optional<WebElement> first(String css) {
    return driver.findElements(By.cssSelector(css)).stream().findFirst();
  }

  /** The texts that are shown now in all elements of a selector. */
  public List<String> texts(String css) {
    try {
      return driver.findElements(By.cssSelector(css)).stream().map(WebElement::getText).toList();
    } catch (StaleElementReferenceException e) {
      return List.of(); // Drawn again while it was read; whoever waits reads again.
    }
  }

  /** Waits until some element's text has these words in it. */
  public void seeText(String css, String words) {
    waited(
        "\"" + words + "\" in " + css,
        () -> texts(css),
        found -> found.stream().anyMatch(text -> text.contains(words)));
  }

  /** Waits until there are so many. */
  public void seeCount(String css, int count) {
    waited(count + " of " + css, () -> texts(css).size(), found -> found == count);
  }

  /** Clicks the first element of a selector as soon as it is there. */
  public void click(String css) {
    see(css).click();
  }

  /** Clicks the button with these words, as soon as it is there. */
  public void press(String words) {
    By button = By.xpath("//*[self::button or self::a][normalize-space()='" + words + "']");
    waited(
        "the button " + words,
        () -> {
          List<WebElement> found = driver.findElements(button);
          found.stream().findFirst().ifPresent(WebElement::click);
          return found;
        },
        found -> !found.isEmpty());
  }

  /** Types where the focus is. */
  public void keys(CharSequence keys) {
    driver.switchTo().activeElement().sendKeys(keys);
  }

  /** Closes every other tab and goes back to this one. */
  public void closeAllBut(String handle) {
    for (String tab : driver.getWindowHandles()) {
      if (!tab.equals(handle)) {
        driver.switchTo().window(tab).close();
      }
    }
    driver.switchTo().window(handle);
  }

  /** What a script returns. */
  public @Nullable Object script(String javaScript) {
    return driver.executeScript(javaScript);
  }

  /** Errors and warnings on the console, violations of the content security policy among them. */
  public List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(entry -> entry.getMessage())
        .toList();
  }

  /** The size of the window, in pixels; below 600 it is a telephone's. */
  public void size(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
  }

  /** Whether the system asks for dark colours. */
  public void dark(boolean dark) {
    Map<String, String> scheme =
        Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light");
    driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(scheme)));
  }

  /** Writes a picture of what is shown, if pictures were asked for. */
  public void picture(String name) {
    String folder = System.getProperty("screenshots");
    if (folder == null) {
      return;
    }
    try {
      Files.createDirectories(Path.of(folder));
      Files.write(Path.of(folder, name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write a screenshot", e);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
