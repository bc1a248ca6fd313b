package org.tracer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Packages depend one way only; foreign libraries stay in the packages that need them. */
@AnalyzeClasses(packages = "org.tracer", importOptions = ImportOption.DoNotIncludeTests.class)
class PackageRulesTest {

  @ArchTest
  static final ArchRule layers =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("org.tracer..")
          .layer("error")
          .definedBy("org.tracer.error")
          .layer("column")
          .definedBy("org.tracer.column")
          .layer("succinct")
          .definedBy("org.tracer.succinct")
          .layer("chain")
          .definedBy("org.tracer.chain..")
          .layer("ledger")
          .definedBy("org.tracer.ledger..")
          .layer("source")
          .definedBy("org.tracer.source..")
          .layer("accounting")
          .definedBy("org.tracer.accounting..")
          .layer("trace")
          .definedBy("org.tracer.trace..")
          .layer("document")
          .definedBy("org.tracer.document")
          .optionalLayer("graph")
          .definedBy("org.tracer.graph")
          .layer("path")
          .definedBy("org.tracer.path")
          .optionalLayer("rank")
          .definedBy("org.tracer.rank")
          .layer("heuristic")
          .definedBy("org.tracer.heuristic..")
          .layer("census")
          .definedBy("org.tracer.census")
          .layer("price")
          .definedBy("org.tracer.price")
          .layer("attribution")
          .definedBy("org.tracer.attribution..")
          .layer("annotation")
          .definedBy("org.tracer.annotation")
          .whereLayer("attribution")
          .mayOnlyAccessLayers("chain", "error")
          .whereLayer("annotation")
          .mayOnlyAccessLayers("heuristic", "chain", "error")
          .layer("evidence")
          .definedBy("org.tracer.evidence..")
          .whereLayer("heuristic")
          .mayOnlyAccessLayers("ledger", "chain", "column", "error")
          .whereLayer("census")
          .mayOnlyAccessLayers("ledger", "chain", "column", "error")
          .whereLayer("path")
          .mayOnlyAccessLayers("trace", "accounting", "ledger", "chain", "column", "error")
          .whereLayer("rank")
          .mayOnlyAccessLayers("trace", "chain", "column", "error")
          .optionalLayer("bounds")
          .definedBy("org.tracer.bounds")
          .whereLayer("bounds")
          .mayOnlyAccessLayers("trace", "accounting", "chain", "error")
          .optionalLayer("evidence.bag")
          .definedBy("org.tracer.evidence.bag")
          .optionalLayer("evidence.seal")
          .definedBy("org.tracer.evidence.seal")
          .whereLayer("evidence")
          .mayOnlyAccessLayers(
              "document",
              "graph",
              "path",
              "bounds",
              "trace",
              "annotation",
              "source",
              "heuristic",
              "ledger",
              "accounting",
              "chain",
              "error")
          .whereLayer("evidence.bag")
          .mayOnlyAccessLayers("error")
          .whereLayer("evidence.seal")
          .mayOnlyAccessLayers("evidence.bag", "source", "error")
          .optionalLayer("indicator")
          .definedBy("org.tracer.indicator..")
          .optionalLayer("indicator.seen")
          .definedBy("org.tracer.indicator.seen")
          .whereLayer("indicator")
          .mayOnlyAccessLayers(
              "indicator.seen",
              "trace",
              "accounting",
              "annotation",
              "heuristic",
              "ledger",
              "price",
              "chain",
              "error")
          .whereLayer("indicator.seen")
          .mayOnlyAccessLayers(
              "trace", "accounting", "annotation", "heuristic", "ledger", "chain", "error")
          .whereLayer("price")
          .mayOnlyAccessLayers("chain", "error")
          .whereLayer("graph")
          .mayOnlyAccessLayers(
              "trace",
              "annotation",
              "attribution",
              "heuristic",
              "ledger",
              "accounting",
              "price",
              "chain",
              "error")
          .whereLayer("document")
          .mayOnlyAccessLayers(
              "path",
              "bounds",
              "trace",
              "annotation",
              "attribution",
              "heuristic",
              "ledger",
              "accounting",
              "chain",
              "error")
          .whereLayer("trace")
          .mayOnlyAccessLayers(
              "annotation",
              "attribution",
              "heuristic",
              "ledger",
              "accounting",
              "chain",
              "column",
              "error")
          .whereLayer("source")
          .mayOnlyAccessLayers("ledger", "chain", "succinct", "column", "error")
          .whereLayer("accounting")
          .mayOnlyAccessLayers("chain", "error")
          .whereLayer("ledger")
          .mayOnlyAccessLayers("chain", "column", "error")
          .whereLayer("chain")
          .mayOnlyAccessLayers("error")
          .whereLayer("succinct")
          .mayOnlyAccessLayers("column", "error")
          .whereLayer("column")
          .mayNotAccessAnyLayer()
          .whereLayer("error")
          .mayNotAccessAnyLayer();

  @ArchTest
  static final ArchRule noCycles = slices().matching("org.tracer.(**)").should().beFreeOfCycles();

  /** Numbers must read the same in every country: not {@code "%d".formatted(…)}. */
  @ArchTest
  static final ArchRule noWordsOfTheMachinesLanguage =
      noClasses()
          .should()
          .callMethod(String.class, "formatted", Object[].class)
          .orShould()
          .callMethod(String.class, "format", String.class, Object[].class);

  @ArchTest
  static final ArchRule bitcoinjOnlyWhereBitcoinIsDecoded =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.tracer.chain.bitcoin", "org.tracer.source.codec")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.bitcoinj..");

  @ArchTest
  static final ArchRule web3jOnlyWhereEvmChainsAreDecoded =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.tracer.chain.evm", "org.tracer.source.evm..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.web3j..");

  @ArchTest
  static final ArchRule httpOnlyInTheTransport =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.tracer.source.http")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("okhttp3..", "okio..", "java.net.http..");

  @ArchTest
  static final ArchRule signaturesOnlyInTheSeal =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.tracer.evidence.seal")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.bouncycastle.cms..", "org.bouncycastle.tsp..", "org.bouncycastle.cert..");

  @ArchTest
  static final ArchRule yamlOnlyInTagPacks =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.tracer.attribution.tagpack")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.snakeyaml..");

  @ArchTest
  static final ArchRule jgraphtOnlyInTheGraph =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.tracer.graph")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.jgrapht..");
}
