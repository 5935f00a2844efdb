import { useState, type ReactNode } from 'react';
import { ApiProblem } from '@/shared/api/problem';
import { AppearanceSettings } from '@/shared/components/AppearanceSettings';
import { Avatar } from '@/shared/components/Avatar';
import { Badge } from '@/shared/components/Badge';
import { Banner } from '@/shared/components/Banner';
import { Button } from '@/shared/components/Button';
import { Card } from '@/shared/components/Card';
import { Dialog } from '@/shared/components/Dialog';
import { EmptyState } from '@/shared/components/EmptyState';
import { ErrorState } from '@/shared/components/ErrorState';
import { Icon, type IconName } from '@/shared/components/Icon';
import { IconButton } from '@/shared/components/IconButton';
import { Menu } from '@/shared/components/Menu';
import { Page } from '@/shared/components/Page';
import { ProgressSteps } from '@/shared/components/ProgressSteps';
import { Sheet } from '@/shared/components/Sheet';
import { ShowMore } from '@/shared/components/ShowMore';
import { Skeleton } from '@/shared/components/Skeleton';
import { StatusLight } from '@/shared/components/StatusLight';
import { Tabs } from '@/shared/components/Tabs';
import { toast } from '@/shared/components/toast';
import { SHAPES } from '@/shared/icons/shapes';
import { Controls } from './Controls';
import styles from './PartsPage.module.css';

function Part({ name, children }: { name: string; children: ReactNode }) {
  return (
    <Card as="section" aria-label={name} className={styles.part}>
      <h2 className={styles.name}>{name}</h2>
      {children}
    </Card>
  );
}

/** Every part of the app on one page, to look at and to try with the keyboard. Only in development. */
export function PartsPage() {
  const [open, setOpen] = useState<'dialog' | 'sheet'>();
  const [tab, setTab] = useState<'one' | 'two'>('one');
  const close = () => setOpen(undefined);
  return (
    <main>
      <Page title="Parts" lead="Every shared component, in this language and theme.">
        <div className={styles.grid}>
          <Part name="Appearance">
            <AppearanceSettings />
          </Part>
          <Part name="Buttons">
            <div className={styles.row}>
              <Button kind="primary">Primary</Button>
              <Button icon="share">Secondary</Button>
              <Button kind="quiet">Quiet</Button>
              <Button kind="danger" icon="trash">
                Danger
              </Button>
              <Button kind="primary" busy>
                Busy
              </Button>
              <Button disabled>Disabled</Button>
              <Button size="small">Small</Button>
              <IconButton icon="lock" label="Lock" pressed />
              <IconButton icon="trash" label="Delete" tone="danger" />
            </div>
          </Part>
          <Part name="Overlays">
            <div className={styles.row}>
              <Button onClick={() => setOpen('dialog')}>Dialog</Button>
              <Button onClick={() => setOpen('sheet')}>Sheet</Button>
              <Button onClick={() => toast({ text: 'Moved to Day 2', action: { label: 'Undo', onSelect: close } })}>
                Toast
              </Button>
              <Menu
                label="More"
                align="start"
                trigger={<Icon name="more" />}
                items={[
                  { label: 'Edit', icon: 'edit', onSelect: close },
                  { label: 'Delete', icon: 'trash', tone: 'danger', onSelect: close },
                ]}
              />
            </div>
          </Part>
          <Controls />
          <Part name="Marks">
            <div className={styles.row}>
              {(['neutral', 'accent', 'orange', 'success', 'warn', 'danger'] as const).map((tone) => (
                <Badge key={tone} tone={tone} icon="check">
                  {tone}
                </Badge>
              ))}
              {(['good', 'warnings', 'broken'] as const).map((verdict) => (
                <StatusLight key={verdict} verdict={verdict} words />
              ))}
              <Avatar name="김민아" />
              <Avatar name="Mina Kim" />
            </div>
            <div className={styles.row}>
              {Array.from({ length: 10 }, (_, index) => (
                <span key={index} className={styles.day} style={{ background: `var(--day-${index + 1})` }}>
                  {index + 1}
                </span>
              ))}
            </div>
          </Part>
          <Part name="Notices">
            <Banner title="Two stops rest on unverified hours">Check them before you go.</Banner>
            <Banner tone="success" title="The plan works" />
            <Banner tone="warn" title="Rain is likely on Day 2" icon="umbrella" />
            <Banner tone="danger" title="Gyeongbokgung is closed on Tuesdays" />
          </Part>
          <Part name="Tabs">
            <Tabs
              label="Days"
              value={tab}
              onChange={setTab}
              tabs={[
                { value: 'one', label: 'Day 1' },
                { value: 'two', label: 'Day 2' },
              ]}
            >
              <p>{tab}</p>
            </Tabs>
          </Part>
          <Part name="Progress">
            <ProgressSteps
              steps={[
                { name: 'Basics', state: 'done' },
                { name: 'Destinations', state: 'current' },
                { name: 'Plan', state: 'waiting' },
                { name: 'Itinerary', state: 'waiting' },
              ]}
            />
            <ProgressSteps
              direction="column"
              steps={[
                { name: 'Reading the request', state: 'done' },
                { name: 'Choosing stops', state: 'failed' },
              ]}
            />
            <Skeleton count={2} height={2} />
            <ShowMore shown={20} total={57} onMore={close} />
          </Part>
          <Part name="Nothing here">
            <EmptyState icon="map" title="No trips yet" action={<Button kind="primary">Plan a trip</Button>}>
              Say who travels and where.
            </EmptyState>
          </Part>
          <Part name="Failure">
            <ErrorState reason={new ApiProblem({ status: 503, code: 'X', title: 'Busy', traceId: '0193f2' })} onRetry={close} />
          </Part>
        </div>
        <Part name="Icons">
          <div className={styles.row}>
            {(Object.keys(SHAPES) as IconName[]).map((name) => (
              <span key={name} className={styles.icon}>
                <Icon name={name} />
                {name}
              </span>
            ))}
          </div>
        </Part>
        <Dialog
          open={open === 'dialog'}
          title="Delete this trip?"
          onClose={close}
          actions={
            <>
              <Button onClick={close}>Keep it</Button>
              <Button kind="danger" onClick={close}>
                Delete
              </Button>
            </>
          }
        >
          <p>It stays in the bin for 30 days.</p>
        </Dialog>
        <Sheet open={open === 'sheet'} title="Alternatives" onClose={close} actions={<Button kind="primary">Use it</Button>}>
          <p>Three places that pass the check.</p>
        </Sheet>
      </Page>
    </main>
  );
}
